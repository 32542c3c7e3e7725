import { afterAll, beforeAll, expect, test } from "vitest";
import {
  addDirectRoom,
  addGroup,
  addUser,
  openTestDatabase,
  sendText,
} from "@/tests/support/domain/fixtures";
import { updateProfile } from "../accounts/profile/update-profile";
import { messagePage } from "../messages/queries";
import { runtime } from "../platform/runtime";
import { listRooms } from "../rooms/queries";
import { messageReceipts } from "./queries";
import { markDelivered, markRead } from "./receipt-writer";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openTestDatabase();
});
afterAll(() => close());

async function ranges(roomId: string, userId: string, kind: string) {
  const rows = await runtime("sql")<{ fromSeq: number; toSeq: number }[]>`
    select from_seq, to_seq from receipt_ranges
    where room_id = ${roomId} and user_id = ${userId} and kind = ${kind} order by to_seq`;
  return rows.map((row) => [row.fromSeq, row.toSeq]);
}

test("a message is delivered, then read, once every other member has received or read it", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const roomId = await addGroup(ann, bo, cy);
  const { seq } = await sendText(ann, roomId, "hello");
  const status = async () => (await messagePage(ann, roomId, {})).messages[0]?.status;
  await markDelivered(bo, { roomId, seq });
  expect(await status()).toBe("sent");
  await markDelivered(cy, { roomId, seq });
  expect(await status()).toBe("delivered");
  await markRead(bo, { roomId, seq });
  expect(await status()).toBe("delivered");
  await markRead(cy, { roomId, seq });
  expect(await status()).toBe("read");
});

test("P8 receipts only rise, never beyond the last message, and each advance stores one range", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addDirectRoom(ann, bo);
  for (let n = 0; n < 6; n += 1) await sendText(ann, roomId, `m${n}`);
  await markRead(bo, { roomId, seq: 2 });
  await markRead(bo, { roomId, seq: 1 });
  await markDelivered(bo, { roomId, seq: 2 });
  await expect(markRead(bo, { roomId, seq: 7 })).rejects.toMatchObject({ code: "invalid" });
  await markDelivered(bo, { roomId, seq: 5 });
  await markRead(bo, { roomId, seq: 6 });
  expect(await ranges(roomId, bo.userId, "read")).toEqual([
    [1, 2],
    [3, 6],
  ]);
  expect(await ranges(roomId, bo.userId, "delivered")).toEqual([
    [1, 2],
    [3, 5],
    [6, 6],
  ]);
  const [room] = await listRooms(bo);
  expect(room).toMatchObject({ readSeq: 6, unread: 0 });
});

test("P8 the highest valid one of concurrent receipts holds", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addDirectRoom(ann, bo);
  for (let n = 0; n < 20; n += 1) await sendText(ann, roomId, `m${n}`);
  const writes = Array.from({ length: 30 }, (_, index) => markRead(bo, { roomId, seq: index + 1 }));
  const results = await Promise.allSettled(writes);
  expect(results.map((result) => result.status === "fulfilled")).toEqual(
    writes.map((_, index) => index < 20),
  );
  expect((await listRooms(bo))[0]?.readSeq).toBe(20);
  const read = await ranges(roomId, bo.userId, "read");
  expect(read.map(([from]) => from)).toEqual([1, ...read.slice(0, -1).map(([, to]) => (to ?? 0) + 1)]);
});

test("a receipt of a non-member gets the error of a missing room", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const roomId = await addDirectRoom(ann, bo);
  await sendText(ann, roomId, "hello");
  await expect(markRead(cy, { roomId, seq: 1 })).rejects.toMatchObject({ code: "not_found" });
});

test("the receipts of a message contain when each other member received and read it", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const roomId = await addGroup(ann, bo, cy);
  const { id, seq } = await sendText(ann, roomId, "hello");
  await markDelivered(cy, { roomId, seq });
  await markRead(bo, { roomId, seq });
  const receipts = await messageReceipts(ann, id);
  expect(receipts).toHaveLength(2);
  const of = (userId: string) => receipts.find((receipt) => receipt.userId === userId);
  expect(of(bo.userId)?.readAt).toBe(of(bo.userId)?.deliveredAt);
  expect(Date.parse(of(bo.userId)?.readAt ?? "")).toBeGreaterThan(Date.now() - 60_000);
  expect(of(cy.userId)).toMatchObject({ readAt: null, deliveredAt: expect.any(String) });
});

test("unread counts messages of others after the read receipt, not own, system or deleted ones", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addGroup(ann, bo);
  await sendText(ann, roomId, "one", { mentions: [bo.userId] });
  await sendText(bo, roomId, "mine");
  await sendText(ann, roomId, "two", { mentions: ["all"] });
  expect((await listRooms(bo))[0]).toMatchObject({ unread: 2, mentions: 2 });
  await markRead(bo, { roomId, seq: 1 });
  expect((await listRooms(bo))[0]).toMatchObject({ unread: 1, mentions: 1 });
});

test("with read receipts off a user neither shows read receipts nor sees those of others", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const roomId = await addGroup(ann, bo, cy);
  const first = await sendText(ann, roomId, "one");
  await markRead(bo, { roomId, seq: 1 });
  await updateProfile(bo, { readReceipts: false });
  const second = await sendText(ann, roomId, "two");
  await markRead(bo, { roomId, seq: 2 });
  await markRead(cy, { roomId, seq: 2 });
  const receiptOf = async (viewer: typeof ann, of: typeof ann) =>
    (await listRooms(viewer))[0]?.members.find((member) => member.userId === of.userId);
  expect(await receiptOf(ann, bo)).toMatchObject({ readSeq: 1, deliveredSeq: 2 });
  expect(await receiptOf(bo, bo)).toMatchObject({ readSeq: 2 });
  expect(await receiptOf(bo, cy)).toMatchObject({ readSeq: 0, deliveredSeq: 2 });
  expect((await messagePage(ann, roomId, {})).messages.map((message) => message.status)).toEqual([
    "read",
    "delivered",
  ]);
  const readAt = async (id: string) =>
    (await messageReceipts(ann, id)).find((receipt) => receipt.userId === bo.userId)?.readAt;
  expect(await readAt(first.id)).not.toBeNull();
  expect(await readAt(second.id)).toBeNull();
  expect((await messageReceipts(bo, second.id)).every((receipt) => receipt.readAt === null)).toBe(true);
  await updateProfile(bo, { readReceipts: true });
  await sendText(ann, roomId, "three");
  await markRead(bo, { roomId, seq: 3 });
  expect(await receiptOf(ann, bo)).toMatchObject({ readSeq: 3 });
});
