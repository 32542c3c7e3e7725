import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  addDirectRoom,
  addGroup,
  addUser,
  openTestDatabase,
  sendText,
} from "@/tests/support/domain/fixtures";
import type { Actor } from "../accounts/actor/actor";
import { runtime } from "../platform/runtime";
import { removeMember } from "../rooms/remove-member";
import { messagePage } from "./queries";
import { sendMessage } from "./send-message";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openTestDatabase();
});
afterAll(() => close());

const refusal = (code: string) => expect.objectContaining({ code });

async function seqs(roomId: string): Promise<number[]> {
  const rows = await runtime("sql")<
    { seq: number }[]
  >`select seq from messages where room_id = ${roomId} order by seq`;
  return rows.map((row) => row.seq);
}

const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe("one message", () => {
  test("P1 an acknowledged message is in the history, once and unchanged", async () => {
    const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
    const roomId = await addDirectRoom(ann, bo);
    const sent = await sendText(ann, roomId, "hello\nthere 🙂");
    expect(sent).toMatchObject({
      seq: 1,
      rev: 1,
      senderId: ann.userId,
      content: "hello\nthere 🙂",
      status: "sent",
    });
    expect((await messagePage(bo, roomId, {})).messages).toEqual([sent]);
  });

  test("P2 P12 a retry with the same id returns the original, whatever its body", async () => {
    const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
    const roomId = await addDirectRoom(ann, bo);
    const id = uuidv7();
    const first = await sendMessage(ann, { id, roomId, content: "first" });
    expect(await sendMessage(ann, { id, roomId, content: "changed" })).toEqual(first);
    const [a, b] = await Promise.all([
      sendMessage(ann, { id, roomId, content: "x" }),
      sendMessage(ann, { id, roomId, content: "y" }),
    ]);
    expect([a, b]).toEqual([first, first]);
    expect(await seqs(roomId)).toEqual([1]);
  });

  test("P12 the same id in another room, or from another sender, is a conflict", async () => {
    const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
    const [here, there] = [await addGroup(ann, bo), await addGroup(ann, cy)];
    const { id } = await sendText(ann, here, "mine");
    await expect(sendText(ann, there, "mine", { id })).rejects.toEqual(refusal("conflict"));
    await expect(sendText(bo, here, "mine", { id })).rejects.toEqual(refusal("conflict"));
    const twice = uuidv7();
    const both = await Promise.allSettled([
      sendText(ann, here, "a", { id: twice }),
      sendText(ann, there, "b", { id: twice }),
    ]);
    // Either of the two rooms may win.
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await seqs(here)).length + (await seqs(there)).length).toBe(2);
  });

  test("P3 P10 a non-member and a removed member get the error of a missing room, and nothing is stored", async () => {
    const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
    const roomId = await addGroup(ann, bo);
    await removeMember(ann, roomId, bo.userId);
    for (const [actor, room] of [
      [cy, roomId],
      [bo, roomId],
      [ann, uuidv7()],
    ] as const) {
      await expect(sendText(actor, room, "let me in")).rejects.toEqual(refusal("not_found"));
    }
    expect(await seqs(roomId)).toEqual([1]);
  });

  test("a reply is to a message of the room, a mention names a member, and only admins mention all", async () => {
    const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
    const [here, there] = [await addGroup(ann, bo), await addGroup(ann, cy)];
    const { id: foreign } = await sendText(ann, there, "elsewhere");
    const { id: own } = await sendText(ann, here, "here");
    await expect(sendText(bo, here, "re", { replyTo: foreign })).rejects.toEqual(refusal("invalid"));
    await expect(sendText(bo, here, "@Cy", { mentions: [cy.userId] })).rejects.toEqual(refusal("invalid"));
    await expect(sendText(bo, here, "@all", { mentions: ["all"] })).rejects.toEqual(refusal("forbidden"));
    expect(await sendText(bo, here, "@Ann", { replyTo: own, mentions: [ann.userId] })).toMatchObject({
      replyTo: own,
      mentions: [ann.userId],
    });
    expect(await sendText(ann, here, "@all", { mentions: ["all"] })).toMatchObject({
      mentions: ["all"],
      seq: 3,
    });
  });
});

describe("concurrent messages", () => {
  test("P5 P6 200 senders with retries in 20 rooms: every seq once, without a gap, each sender in order", async () => {
    const people = await Promise.all(upTo(200).map((n) => addUser(`Person ${n}`)));
    const rooms = await Promise.all(
      upTo(20).map((n) => addGroup(...(people.slice((n - 1) * 10, n * 10) as [Actor, ...Actor[]]))),
    );
    await Promise.all(
      people.map(async (sender, index) => {
        const roomId = rooms[Math.floor(index / 10)] as string;
        let last = 0;
        for (let n = 0; n < 10; n += 1) {
          const id = uuidv7();
          const [first, again] = await Promise.all([
            sendText(sender, roomId, `m${n}`, { id }),
            sendText(sender, roomId, `m${n}`, { id }),
          ]);
          expect(again).toEqual(first);
          expect(first.seq).toBeGreaterThan(last);
          last = first.seq;
        }
      }),
    );
    for (const roomId of rooms) expect(await seqs(roomId)).toEqual(upTo(100));
  });

  test("P3 a message that the database rejects fails alone", async () => {
    const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
    const roomId = await addDirectRoom(ann, bo);
    const results = await Promise.allSettled(
      upTo(40).map((n) => sendText(ann, roomId, n === 17 ? "poison \u0000" : `fine ${n}`)),
    );
    expect(results.filter((result) => result.status === "rejected")).toHaveLength(1);
    expect(results[16]?.status).toBe("rejected");
    expect(await seqs(roomId)).toEqual(upTo(39));
  });

  test("P10 no message of a removed member is stored after a concurrent removal", async () => {
    const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
    for (let round = 0; round < 10; round += 1) {
      const roomId = await addGroup(ann, bo);
      const sends = Promise.allSettled(upTo(20).map((n) => sendText(bo, roomId, `m${n}`)));
      const removal = removeMember(ann, roomId, bo.userId);
      const more = Promise.allSettled(upTo(20).map((n) => sendText(bo, roomId, `n${n}`)));
      await Promise.all([sends, removal, more]);
      const rows = await runtime("sql")<{ type: string }[]>`
        select type from messages where room_id = ${roomId} order by seq`;
      expect(rows.at(-1)?.type).toBe("system");
      expect(await seqs(roomId)).toEqual(upTo(rows.length));
    }
  });
});
