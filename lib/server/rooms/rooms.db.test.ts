import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { room as roomSchema } from "@/lib/contract/rooms";
import {
  addDirectRoom,
  addGroup,
  addUser,
  openTestDatabase,
  sendText,
} from "@/tests/support/domain/fixtures";
import type { Actor } from "../accounts/actor/actor";
import { messagePage } from "../messages/queries";
import { runtime } from "../platform/runtime";
import { addMembers } from "./add-members";
import { changeRole } from "./change-role";
import { createDirectRoom } from "./create-direct-room";
import { createGroup } from "./create-group";
import { deleteRoom } from "./delete-room";
import { getRoom, listRooms } from "./queries";
import { removeMember } from "./remove-member";
import { updateRoom } from "./update-room";
import { updateRoomSettings } from "./update-room-settings";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openTestDatabase();
});
afterAll(() => close());

const expectRefusal = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code });
const roles = async (actor: Actor, roomId: string) =>
  Object.fromEntries((await getRoom(actor, roomId)).members.map((member) => [member.userId, member.role]));

test("concurrent requests of both users for their direct room return one room", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const results = await Promise.all([
    createDirectRoom(ann, bo.userId),
    createDirectRoom(bo, ann.userId),
    createDirectRoom(ann, bo.userId),
  ]);
  expect(new Set(results.map(({ room }) => room.id)).size).toBe(1);
  expect(results.filter(({ created }) => created)).toHaveLength(1);
  expect(results[0].room).toMatchObject({
    kind: "direct",
    title: "Bo",
    lastSeq: 0,
    unread: 0,
    lastMessage: null,
  });
  expect(results[1].room.title).toBe("Ann");
  expect(roomSchema.parse(results[0].room)).toEqual(results[0].room);
});

test("a direct room needs another existing user, and has no members or title to manage", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  await expectRefusal(createDirectRoom(ann, ann.userId), "invalid");
  await expectRefusal(createDirectRoom(ann, uuidv7()), "not_found");
  const roomId = await addDirectRoom(ann, bo);
  await expectRefusal(addMembers(ann, roomId, [cy.userId]), "forbidden");
  await expectRefusal(removeMember(ann, roomId, ann.userId), "forbidden");
  await expectRefusal(updateRoom(ann, roomId, { title: "Us" }), "forbidden");
  await expectRefusal(deleteRoom(ann, roomId), "forbidden");
});

test("a new group has its owner and the given users, who must exist", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  await expectRefusal(createGroup(ann, "Ghosts", [uuidv7()]), "invalid");
  const room = await createGroup(ann, "Us", [bo.userId, bo.userId, ann.userId]);
  expect(await roles(ann, room.id)).toEqual({ [ann.userId]: "owner", [bo.userId]: "member" });
  expect(roomSchema.parse(room)).toEqual(room);
});

test("owner and admins manage a group, members do not, and non-members cannot see it", async () => {
  const [ann, bo, cy, di] = [
    await addUser("Ann"),
    await addUser("Bo"),
    await addUser("Cy"),
    await addUser("Di"),
  ];
  const roomId = await addGroup(ann, bo, cy);
  await expectRefusal(updateRoom(cy, roomId, { title: "Mine" }), "forbidden");
  await expectRefusal(addMembers(cy, roomId, [di.userId]), "forbidden");
  await expectRefusal(removeMember(cy, roomId, bo.userId), "forbidden");
  await expectRefusal(changeRole(cy, roomId, cy.userId, "owner"), "forbidden");
  await expectRefusal(deleteRoom(bo, roomId), "forbidden");
  await expectRefusal(getRoom(di, roomId), "not_found");
  await expectRefusal(updateRoom(di, roomId, { title: "x" }), "not_found");
  await expectRefusal(deleteRoom(di, roomId), "not_found");
  await changeRole(ann, roomId, bo.userId, "admin");
  await expectRefusal(changeRole(bo, roomId, ann.userId, "member"), "forbidden");
  await expectRefusal(removeMember(bo, roomId, ann.userId), "forbidden");
  expect((await updateRoom(bo, roomId, { title: "Ours" })).title).toBe("Ours");
  await addMembers(bo, roomId, [di.userId]);
  await removeMember(bo, roomId, cy.userId);
  const systemMessages = (await messagePage(ann, roomId, {})).messages.map((message) => [
    message.type,
    message.content,
    message.event,
  ]);
  expect(systemMessages).toEqual([
    ["system", "Bo renamed the group to “Ours”", { kind: "renamed", by: "Bo", title: "Ours" }],
    ["system", "Bo added Di", { kind: "added", by: "Bo", people: ["Di"] }],
    ["system", "Bo removed Cy", { kind: "removed", by: "Bo", people: ["Cy"] }],
  ]);
});

test("the system message of many added members names ten and counts the others", async () => {
  const ann = await addUser("Ann");
  const roomId = await addGroup(ann);
  const many = await Promise.all(Array.from({ length: 12 }, (_, n) => addUser(`P${n}`)));
  const room = await addMembers(
    ann,
    roomId,
    many.map(({ userId }) => userId),
  );
  expect(room.lastMessage?.event).toMatchObject({ kind: "added", more: 2 });
  expect(room.lastMessage?.event?.people).toHaveLength(10);
  expect(room.lastMessage?.content).toMatch(/^Ann added (P\d+, ){10}2 more$/);
});

test("the last owner cannot give up the role, and another member becomes owner when they leave", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const roomId = await addGroup(ann, bo, cy);
  await changeRole(ann, roomId, cy.userId, "admin");
  await expectRefusal(changeRole(ann, roomId, ann.userId, "member"), "conflict");
  await removeMember(ann, roomId, ann.userId);
  expect(await roles(bo, roomId)).toEqual({ [bo.userId]: "member", [cy.userId]: "owner" });
  await removeMember(cy, roomId, cy.userId);
  await removeMember(bo, roomId, bo.userId);
  expect(await runtime("sql")`select 1 from rooms where id = ${roomId}`).toHaveLength(0);
});

test("deleting a group deletes its messages", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addGroup(ann, bo);
  await sendText(bo, roomId, "hello");
  await deleteRoom(ann, roomId);
  await expectRefusal(getRoom(bo, roomId), "not_found");
  expect(await runtime("sql")`select 1 from messages where room_id = ${roomId}`).toHaveLength(0);
});

test("room settings are per member", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addDirectRoom(ann, bo);
  const until = new Date(Date.now() + 3_600_000).toISOString();
  expect(await updateRoomSettings(ann, roomId, { mutedUntil: until })).toMatchObject({
    muted: true,
    mutedUntil: until,
  });
  expect(await updateRoomSettings(ann, roomId, { mutedUntil: null })).toMatchObject({
    muted: false,
    notify: "all",
  });
  expect(await updateRoomSettings(ann, roomId, { notify: "nothing" })).toMatchObject({
    muted: true,
    notify: "nothing",
  });
  expect(await getRoom(bo, roomId)).toMatchObject({ muted: false, notify: "all" });
});

test("rooms are listed by activity, each with its last message", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const [one, two] = [await addDirectRoom(ann, bo), await addDirectRoom(ann, cy)];
  await sendText(bo, one, "first");
  await sendText(cy, two, "second");
  await sendText(bo, one, "third");
  expect((await listRooms(ann)).map((room) => [room.title, room.lastMessage?.content, room.unread])).toEqual([
    ["Bo", "third", 2],
    ["Cy", "second", 1],
  ]);
});

test("the next message unarchives a room unless it is muted; pinning and archiving are per member", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addDirectRoom(ann, bo);
  await sendText(bo, roomId, "one");
  expect(await updateRoomSettings(ann, roomId, { archived: true, pinned: true })).toMatchObject({
    archived: true,
    pinned: true,
    notify: "all",
  });
  expect(await getRoom(bo, roomId)).toMatchObject({ archived: false, pinned: false });
  await sendText(bo, roomId, "two");
  expect(await getRoom(ann, roomId)).toMatchObject({ archived: false, pinned: true });

  await updateRoomSettings(ann, roomId, { archived: true, notify: "nothing" });
  await sendText(bo, roomId, "three");
  expect(await getRoom(ann, roomId)).toMatchObject({ archived: true, muted: true });
  expect(await updateRoomSettings(ann, roomId, { archived: false })).toMatchObject({
    archived: false,
    muted: true,
  });
  await expectRefusal(updateRoomSettings(await addUser("Cy"), roomId, { pinned: true }), "not_found");
});
