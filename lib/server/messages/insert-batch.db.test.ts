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

test("P4 P5 batches of several writers over the same rooms, in any order: what each was told is what is stored", async () => {
  const people = await Promise.all(upTo(12).map((n) => addUser(`Person ${n}`)));
  const rooms = await Promise.all(upTo(10).map(() => addGroup(...(people as [never, ...never[]]))));
  const told = new Map<string, number>();
  await Promise.all(
    people.map(async ({ userId }, writer) => {
      for (const round of upTo(10)) {
        // Half of them name the rooms in the opposite order: whoever locks as named waits for ever.
        const order = writer % 2 ? rooms : rooms.toReversed();
        const batch = order.flatMap((roomId) => upTo(3).map((n) => message(roomId, userId, `${round}.${n}`)));
        const judged = await insertBatch(batch);
        judged.forEach(({ verdict, row }, index) => {
          expect(verdict).toBe("new");
          expect(row?.id).toBe(batch[index]?.id);
          told.set(row?.id ?? "", row?.seq ?? 0);
        });
      }
    }),
  );
  for (const roomId of rooms) {
    const rows = await stored(roomId);
    expect(rows.map(({ seq }) => seq)).toEqual(upTo(12 * 10 * 3));
    expect(rows.map(({ id }) => told.get(id))).toEqual(rows.map(({ seq }) => seq));
    expect(rows.map(({ rev }) => rev)).toEqual(rows.map(({ seq }) => seq));
    const times = rows.map(({ createdAt }) => createdAt.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  }
});

test("P10 a batch that waited for a removal is told so, and the rest of it is stored", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const [left, kept] = [await addGroup(ann, bo), await addGroup(ann, bo)];
  const { reserved, release } = await lockRoom(left);
  const batch = [message(left, bo.userId, "too late"), message(kept, bo.userId, "in time")];
  const removal = removeMember(ann, left, bo.userId);
  await waiting(1);
  const insertion = insertBatch(batch);
  await waiting(2);
  await release();
  await removal;
  expect((await insertion).map(({ verdict }) => verdict)).toEqual(["stale", "new"]);
  expect((await insertBatch(batch)).map(({ verdict }) => verdict)).toEqual(["no_room", "duplicate"]);
  expect((await stored(left)).map(({ content }) => content)).not.toContain("too late");
  expect((await stored(kept)).map(({ content }) => content)).toEqual(["in time"]);
  reserved.release();
});

test("a room that lies in one batch twice with other rooms between keeps the batch's order", async () => {
  const ann = await addUser("Ann");
  const [a, b] = [await addGroup(ann), await addGroup(ann)];
  const batch = [a, b, a, b, a].map((roomId, index) => message(roomId, ann.userId, String(index)));
  const judged = await insertBatch(batch);
  expect(judged.map(({ row }) => row?.seq)).toEqual([1, 1, 2, 2, 3]);
  expect((await stored(a)).map(({ content }) => content)).toEqual(["0", "2", "4"]);
  expect((await stored(b)).map(({ content }) => content)).toEqual(["1", "3"]);
});

/** Holds a room's lock on a connection of its own until it is released. */
async function lockRoom(roomId: string) {
  const reserved = await runtime("sql").reserve();
  await reserved`begin`;
  await reserved`select 1 from rooms where id = ${roomId} for update`;
  return { reserved, release: () => reserved`commit` };
}

/** Waits until so many statements wait for a lock of this database. */
async function waiting(count: number): Promise<void> {
  for (;;) {
    const rows = await runtime("sql")`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    if (rows.length >= count) return;
  }
}
