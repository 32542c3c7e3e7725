import { afterAll, beforeAll, expect, test } from "vitest";
import { changes as changesSchema } from "@/lib/contract/rooms";
import {
  addDirectRoom,
  addGroup,
  addUser,
  openTestDatabase,
  sendText,
} from "@/tests/support/domain/fixtures";
import { deleteMessage } from "../messages/delete-message";
import { editMessage } from "../messages/edit-message";
import { messagePage } from "../messages/queries";
import { runtime } from "../platform/runtime";
import { addMembers } from "./add-members";
import { changedRooms } from "./changed-rooms";
import { roomHeads } from "./queries";
import { removeMember } from "./remove-member";
import { roomChanges } from "./room-changes";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openTestDatabase();
});
afterAll(() => close());

test("P7 P9 changes return each changed message once, in its current state, tombstones without text", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addDirectRoom(ann, bo);
  const one = await sendText(ann, roomId, "one");
  const two = await sendText(ann, roomId, "two, secret");
  const three = await sendText(bo, roomId, "three");
  const before = (await roomHeads(bo.userId))[0]?.lastRev ?? 0;
  await editMessage(ann, one.id, "one, edited");
  await editMessage(ann, one.id, "one, edited twice");
  await deleteMessage(ann, two.id);
  const changes = await roomChanges(bo, roomId, { since: before });
  expect(changesSchema.parse(changes)).toEqual(changes);
  expect(changes.messages.map(({ id, content }) => ({ id, content }))).toEqual([
    { id: one.id, content: "one, edited twice" },
    { id: two.id, content: "" },
  ]);
  expect(changes).toMatchObject({ lastRev: 6, more: false, reset: false });
  expect(await roomChanges(bo, roomId, { since: 6 })).toEqual({
    messages: [],
    lastRev: 6,
    more: false,
    reset: false,
  });
  const page = await messagePage(bo, roomId, {});
  const all = await roomChanges(bo, roomId, { since: 0 });
  expect(all.messages.toSorted((a, b) => a.seq - b.seq)).toEqual(page.messages);
  expect(page.messages.map((message) => message.id)).toEqual([one.id, two.id, three.id]);
  const stored = await runtime("sql")`select 1 from messages where content like '%secret%'`;
  expect(stored).toHaveLength(0);
});

test("changes come in pages, and their cursors skip nothing", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addDirectRoom(ann, bo);
  for (let n = 0; n < 10; n += 1) await sendText(ann, roomId, `m${n}`);
  const seen: number[] = [];
  let since = 0;
  for (let more = true; more; ) {
    const page = await roomChanges(bo, roomId, { since, limit: 3 });
    seen.push(...page.messages.map((message) => message.seq));
    since = page.lastRev;
    more = page.more;
  }
  expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test("P13 an unusable cursor returns reset", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const roomId = await addGroup(ann, bo, cy);
  for (let n = 0; n < 3; n += 1) await sendText(ann, roomId, `m${n}`);
  expect(await roomChanges(bo, roomId, { since: 99 })).toMatchObject({ reset: true, messages: [] });
  await removeMember(ann, roomId, bo.userId);
  await sendText(ann, roomId, "while bo is away");
  await addMembers(ann, roomId, [bo.userId]);
  expect(await roomChanges(bo, roomId, { since: 3 })).toMatchObject({ reset: true });
  await runtime("sql")`update rooms set last_rev = last_rev + 20000 where id = ${roomId}`;
  expect(await roomChanges(cy, roomId, { since: 2 })).toMatchObject({ reset: true });
});

test("P10 a new member sees history from joining on, and a removed member sees none", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const roomId = await addGroup(ann, bo);
  await sendText(ann, roomId, "before");
  await addMembers(ann, roomId, [cy.userId]);
  await sendText(ann, roomId, "after");
  const contents = (await messagePage(cy, roomId, {})).messages.map((message) => message.content);
  expect(contents).toEqual(["Ann added Cy", "after"]);
  expect((await roomChanges(cy, roomId, { since: 0 })).messages).toHaveLength(2);
  await removeMember(ann, roomId, cy.userId);
  await expect(messagePage(cy, roomId, {})).rejects.toMatchObject({ code: "not_found" });
  await expect(roomChanges(cy, roomId, { since: 0 })).rejects.toMatchObject({ code: "not_found" });
});

test("changes include the members if and only if the membership changed", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const roomId = await addGroup(ann, bo);
  await sendText(ann, roomId, "one");
  expect((await roomChanges(ann, roomId, { since: 0 })).members).toBeUndefined();
  await addMembers(ann, roomId, [cy.userId]);
  const { members } = await roomChanges(ann, roomId, { since: 1 });
  expect(members?.map((member) => member.userId).toSorted()).toEqual(
    [ann.userId, bo.userId, cy.userId].toSorted(),
  );
});

test("sync returns the rooms whose rev differs and those unknown to the caller", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const [one, two] = [await addDirectRoom(ann, bo), await addDirectRoom(ann, cy)];
  await sendText(ann, one, "hello");
  expect(await changedRooms(ann, { [one]: 1, [two]: 0 })).toEqual([]);
  expect(await changedRooms(ann, { [one]: 0, [two]: 0 })).toEqual([
    { id: one, lastSeq: 1, lastRev: 1, readSeq: 0 },
  ]);
  expect((await changedRooms(ann, { [one]: 1 })).map((room) => room.id)).toEqual([two]);
});

test("history is paged by keyset before, after and around a message", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addDirectRoom(ann, bo);
  for (let n = 1; n <= 12; n += 1) await sendText(ann, roomId, `m${n}`);
  const seqs = async (query: Parameters<typeof messagePage>[2]) => {
    const { messages, hasMoreBefore, hasMoreAfter } = await messagePage(bo, roomId, query);
    return [messages.map((message) => message.seq), hasMoreBefore, hasMoreAfter];
  };
  expect(await seqs({ limit: 3 })).toEqual([[10, 11, 12], true, false]);
  expect(await seqs({ before: 4, limit: 5 })).toEqual([[1, 2, 3], false, true]);
  expect(await seqs({ after: 9, limit: 5 })).toEqual([[10, 11, 12], true, false]);
  expect(await seqs({ after: 0, limit: 2 })).toEqual([[1, 2], false, true]);
  expect(await seqs({ around: 6, limit: 4 })).toEqual([[4, 5, 6, 7], true, true]);
  const [{ messages }, { messages: at }] = [
    await messagePage(bo, roomId, { around: 8, limit: 1 }),
    await messagePage(bo, roomId, {
      at: (await messagePage(bo, roomId, { around: 8, limit: 1 })).messages[0]?.createdAt ?? "",
      limit: 6,
    }),
  ];
  expect(at.map((message) => message.id)).toContain(messages[0]?.id);
});
