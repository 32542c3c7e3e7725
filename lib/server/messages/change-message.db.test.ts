import { afterAll, beforeAll, expect, test } from "vitest";
import {
  addDirectRoom,
  addGroup,
  addUser,
  openTestDatabase,
  sendText,
} from "@/tests/support/domain/fixtures";
import { changeRole } from "../rooms/change-role";
import { pinMessage } from "../rooms/pin-message";
import { getRoom, listRooms } from "../rooms/queries";
import { removeMember } from "../rooms/remove-member";
import { roomChanges } from "../rooms/room-changes";
import { deleteMessage } from "./delete-message";
import { editHistory } from "./edit-history";
import { editMessage } from "./edit-message";
import { hideMessage, unhideMessage } from "./hide-message";
import { messagePage } from "./queries";
import { setReaction } from "./set-reaction";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openTestDatabase();
});
afterAll(() => close());

const expectRefusal = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code });

test("only the author edits a message; the author and admins see its edit history", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const roomId = await addGroup(ann, bo, cy);
  const { id, rev } = await sendText(bo, roomId, "first");
  await expectRefusal(editMessage(ann, id, "not mine"), "forbidden");
  const edited = await editMessage(bo, id, "second");
  expect(edited).toMatchObject({ content: "second", seq: 1, rev: rev + 1, editedAt: expect.any(String) });
  expect(await editMessage(bo, id, "second")).toEqual(edited);
  await editMessage(bo, id, "third");
  expect((await editHistory(bo, id)).map((edit) => edit.content)).toEqual(["first", "second"]);
  expect(await editHistory(ann, id)).toHaveLength(2);
  await expectRefusal(editHistory(cy, id), "forbidden");
});

test("P9 a deletion leaves a tombstone, without the text, its edits, reactions and pin", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addGroup(ann, bo);
  const { id } = await sendText(bo, roomId, "oops", { mentions: [ann.userId] });
  await editMessage(bo, id, "oops!");
  await setReaction(ann, id, "👀", true);
  await pinMessage(ann, roomId, id, true);
  const deleted = await deleteMessage(bo, id);
  expect(deleted).toMatchObject({ content: "", mentions: [], reactions: [], deletedAt: expect.any(String) });
  expect(await deleteMessage(bo, id)).toEqual(deleted);
  expect(await editHistory(bo, id)).toEqual([]);
  expect((await getRoom(ann, roomId)).pins).toEqual([]);
  await expectRefusal(editMessage(bo, id, "back"), "conflict");
  await expectRefusal(setReaction(ann, id, "👍", true), "conflict");
});

test("an admin deletes any message and a member only their own, but no one a system message", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const roomId = await addGroup(ann, bo, cy);
  const { id } = await sendText(bo, roomId, "hello");
  await expectRefusal(deleteMessage(cy, id), "forbidden");
  await changeRole(ann, roomId, cy.userId, "admin");
  await deleteMessage(cy, id);
  await removeMember(ann, roomId, bo.userId);
  const systemMessage = (await messagePage(ann, roomId, {})).messages.at(-1);
  await expectRefusal(deleteMessage(ann, systemMessage?.id ?? ""), "forbidden");
});

test("a user reacts with an emoji once; emojis keep the order of first use, also under concurrency", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const roomId = await addGroup(ann, bo, cy);
  const { id } = await sendText(ann, roomId, "hello");
  await setReaction(ann, id, "👍", true);
  await Promise.all([
    setReaction(bo, id, "👍", true),
    setReaction(cy, id, "👍", true),
    setReaction(bo, id, "👍", true),
  ]);
  const both = await setReaction(bo, id, "❤️", true);
  expect(both.reactions.map(({ emoji, userIds }) => [emoji, userIds.length])).toEqual([
    ["👍", 3],
    ["❤️", 1],
  ]);
  await setReaction(bo, id, "❤️", false);
  const { reactions, rev } = await setReaction(ann, id, "👍", false);
  expect(reactions).toEqual([{ emoji: "👍", userIds: expect.not.arrayContaining([ann.userId]) }]);
  expect((await setReaction(ann, id, "👍", false)).rev).toBe(rev);
});

test("P10 a non-member cannot change, react to, hide or pin a message, nor distinguish it from a missing one", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const roomId = await addDirectRoom(ann, bo);
  const { id } = await sendText(ann, roomId, "private");
  await expectRefusal(editMessage(cy, id, "x"), "not_found");
  await expectRefusal(deleteMessage(cy, id), "not_found");
  await expectRefusal(setReaction(cy, id, "👍", true), "not_found");
  await expectRefusal(hideMessage(cy, id), "not_found");
  await expectRefusal(pinMessage(cy, roomId, id, true), "not_found");
  await expectRefusal(editHistory(cy, id), "not_found");
  expect((await messagePage(ann, roomId, {})).messages[0]).toMatchObject({ rev: 1, reactions: [] });
});

test("hiding a message hides it for the actor only, and can be undone", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addDirectRoom(ann, bo);
  const { id } = await sendText(ann, roomId, "hello");
  await sendText(ann, roomId, "again");
  await hideMessage(bo, id);
  const contents = async (actor: typeof ann) =>
    (await messagePage(actor, roomId, {})).messages.map((message) => message.content);
  expect(await contents(bo)).toEqual(["again"]);
  expect(await contents(ann)).toEqual(["hello", "again"]);
  expect((await listRooms(bo))[0]?.unread).toBe(1);
  expect(await roomChanges(bo, roomId, { since: 2 })).toMatchObject({
    messages: [],
    hidden: [id],
    lastRev: 3,
  });
  expect((await roomChanges(ann, roomId, { since: 2 })).hidden).toBeUndefined();
  await unhideMessage(bo, id);
  expect(await contents(bo)).toEqual(["hello", "again"]);
});

test("pins are shared by the room, the newest first", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const [roomId, other] = [await addDirectRoom(ann, bo), await addDirectRoom(ann, cy)];
  const one = await sendText(ann, roomId, "one");
  const two = await sendText(bo, roomId, "two");
  await pinMessage(ann, roomId, one.id, true);
  await pinMessage(bo, roomId, two.id, true);
  expect((await pinMessage(bo, roomId, two.id, true)).pins).toEqual([two.id, one.id]);
  await expectRefusal(pinMessage(ann, other, one.id, true), "not_found");
  expect((await pinMessage(ann, roomId, one.id, false)).pins).toEqual([two.id]);
});
