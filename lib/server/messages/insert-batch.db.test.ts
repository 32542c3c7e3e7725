import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addGroup, addUser, openTestDatabase } from "@/tests/support/domain/fixtures";
import { runtime } from "../platform/runtime";
import { removeMember } from "../rooms/remove-member";
import { insertBatch } from "./insert-batch";
import type { NewMessage } from "./new-message";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openTestDatabase();
});
afterAll(() => close());

const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

function message(roomId: string, senderId: string, content: string): NewMessage {
  return {
    id: uuidv7(),
    roomId,
    senderId,
    type: "text",
    content,
    replyTo: null,
    mentions: [],
    attachments: [],
  };
}

async function stored(roomId: string) {
  return runtime("sql")<{ id: string; seq: number; rev: number; content: string; createdAt: Date }[]>`
    select id, seq, rev, content, created_at from messages where room_id = ${roomId} order by seq`;
}

test("P4 P5 concurrent batches over the same rooms, in any order, return the seqs that are stored", async () => {
  const people = await Promise.all(upTo(12).map((n) => addUser(`Person ${n}`)));
  const rooms = await Promise.all(upTo(10).map(() => addGroup(...(people as [never, ...never[]]))));
  const returnedSeqs = new Map<string, number>();
  await Promise.all(
    people.map(async ({ userId }, writer) => {
      for (const round of upTo(10)) {
        // Half of the batches name the rooms in reverse: locking in that order would deadlock.
        const order = writer % 2 ? rooms : rooms.toReversed();
        const batch = order.flatMap((roomId) => upTo(3).map((n) => message(roomId, userId, `${round}.${n}`)));
        const results = await insertBatch(batch);
        results.forEach(({ status, row }, index) => {
          expect(status).toBe("new");
          expect(row?.id).toBe(batch[index]?.id);
          returnedSeqs.set(row?.id ?? "", row?.seq ?? 0);
        });
      }
    }),
  );
  for (const roomId of rooms) {
    const rows = await stored(roomId);
    expect(rows.map(({ seq }) => seq)).toEqual(upTo(12 * 10 * 3));
    expect(rows.map(({ id }) => returnedSeqs.get(id))).toEqual(rows.map(({ seq }) => seq));
    expect(rows.map(({ rev }) => rev)).toEqual(rows.map(({ seq }) => seq));
    const times = rows.map(({ createdAt }) => createdAt.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  }
});

test("P10 messages of a batch that waited for a removal are stale, and the rest is stored", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const [leftRoom, keptRoom] = [await addGroup(ann, bo), await addGroup(ann, bo)];
  const { reserved, release } = await lockRoom(leftRoom);
  const batch = [message(leftRoom, bo.userId, "too late"), message(keptRoom, bo.userId, "in time")];
  const removal = removeMember(ann, leftRoom, bo.userId);
  await waitForLocks(1);
  const insertion = insertBatch(batch);
  await waitForLocks(2);
  await release();
  await removal;
  expect((await insertion).map(({ status }) => status)).toEqual(["stale", "new"]);
  expect((await insertBatch(batch)).map(({ status }) => status)).toEqual(["no_room", "duplicate"]);
  expect((await stored(leftRoom)).map(({ content }) => content)).not.toContain("too late");
  expect((await stored(keptRoom)).map(({ content }) => content)).toEqual(["in time"]);
  reserved.release();
});

test("messages of a room keep the order of the batch with other rooms between them", async () => {
  const ann = await addUser("Ann");
  const [a, b] = [await addGroup(ann), await addGroup(ann)];
  const batch = [a, b, a, b, a].map((roomId, index) => message(roomId, ann.userId, String(index)));
  const results = await insertBatch(batch);
  expect(results.map(({ row }) => row?.seq)).toEqual([1, 1, 2, 2, 3]);
  expect((await stored(a)).map(({ content }) => content)).toEqual(["0", "2", "4"]);
  expect((await stored(b)).map(({ content }) => content)).toEqual(["1", "3"]);
});

/** Takes a room lock on its own connection and holds it until released. */
async function lockRoom(roomId: string) {
  const reserved = await runtime("sql").reserve();
  await reserved`begin`;
  await reserved`select 1 from rooms where id = ${roomId} for update`;
  return { reserved, release: () => reserved`commit` };
}

/** Resolves once `count` statements wait for a lock in this database. */
async function waitForLocks(count: number): Promise<void> {
  for (;;) {
    const rows = await runtime("sql")`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    if (rows.length >= count) return;
  }
}
