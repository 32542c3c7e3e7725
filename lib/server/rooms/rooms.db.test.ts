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

const refuses = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code });
const roles = async (actor: Actor, roomId: string) =>
  Object.fromEntries((await getRoom(actor, roomId)).members.map((member) => [member.userId, member.role]));

test("the direct room of two people is one room, whoever asks and however often at once", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const asked = await Promise.all([
    createDirectRoom(ann, bo.userId),
    createDirectRoom(bo, ann.userId),
    createDirectRoom(ann, bo.userId),
  ]);
  expect(new Set(asked.map(({ room }) => room.id)).size).toBe(1);
  expect(asked.filter(({ created }) => created)).toHaveLength(1);
  expect(asked[0].room).toMatchObject({
    kind: "direct",
    title: "Bo",
    lastSeq: 0,
    unread: 0,
    lastMessage: null,
  });
  expect(asked[1].room.title).toBe("Ann");
  expect(roomSchema.parse(asked[0].room)).toEqual(asked[0].room);
});

test("a direct room cannot be with oneself or nobody, and has nothing to manage", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  await refuses(createDirectRoom(ann, ann.userId), "invalid");
  await refuses(createDirectRoom(ann, uuidv7()), "not_found");
  const roomId = await addDirectRoom(ann, bo);
  await refuses(addMembers(ann, roomId, [cy.userId]), "forbidden");
  await refuses(removeMember(ann, roomId, ann.userId), "forbidden");
  await refuses(updateRoom(ann, roomId, { title: "Us" }), "forbidden");
  await refuses(deleteRoom(ann, roomId), "forbidden");
});

test("a group starts with its owner and the people named, who must exist", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  await refuses(createGroup(ann, "Ghosts", [uuidv7()]), "invalid");
  const room = await createGroup(ann, "Us", [bo.userId, bo.userId, ann.userId]);
  expect(await roles(ann, room.id)).toEqual({ [ann.userId]: "owner", [bo.userId]: "member" });
  expect(roomSchema.parse(room)).toEqual(room);
});

test("owner and admins manage a group, members do not, strangers see nothing of it", async () => {
  const [ann, bo, cy, di] = [
    await addUser("Ann"),
    await addUser("Bo"),
    await addUser("Cy"),
    await addUser("Di"),
  ];
  const roomId = await addGroup(ann, bo, cy);
  await refuses(updateRoom(cy, roomId, { title: "Mine" }), "forbidden");
  await refuses(addMembers(cy, roomId, [di.userId]), "forbidden");
  await refuses(removeMember(cy, roomId, bo.userId), "forbidden");
  await refuses(changeRole(cy, roomId, cy.userId, "owner"), "forbidden");
  await refuses(deleteRoom(bo, roomId), "forbidden");
  await refuses(getRoom(di, roomId), "not_found");
  await refuses(updateRoom(di, roomId, { title: "x" }), "not_found");
  await refuses(deleteRoom(di, roomId), "not_found");
  await changeRole(ann, roomId, bo.userId, "admin");
  await refuses(changeRole(bo, roomId, ann.userId, "member"), "forbidden");
  await refuses(removeMember(bo, roomId, ann.userId), "forbidden");
  expect((await updateRoom(bo, roomId, { title: "Ours" })).title).toBe("Ours");
  await addMembers(bo, roomId, [di.userId]);
  await removeMember(bo, roomId, cy.userId);
  const lines = (await messagePage(ann, roomId, {})).messages.map((message) => [
    message.type,
    message.content,
    message.event,
  ]);
  expect(lines).toEqual([
    ["system", "Bo renamed the group to “Ours”", { kind: "renamed", by: "Bo", title: "Ours" }],
    ["system", "Bo added Di", { kind: "added", by: "Bo", people: ["Di"] }],
    ["system", "Bo removed Cy", { kind: "removed", by: "Bo", people: ["Cy"] }],
  ]);
});

test("of many who come at once the line names ten and counts the others", async () => {
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

test("a group keeps an owner: the last one cannot step down, and hands over by leaving", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const roomId = await addGroup(ann, bo, cy);
  await changeRole(ann, roomId, cy.userId, "admin");
  await refuses(changeRole(ann, roomId, ann.userId, "member"), "conflict");
  await removeMember(ann, roomId, ann.userId);
  expect(await roles(bo, roomId)).toEqual({ [bo.userId]: "member", [cy.userId]: "owner" });
  await removeMember(cy, roomId, cy.userId);
  await removeMember(bo, roomId, bo.userId);
  expect(await runtime("sql")`select 1 from rooms where id = ${roomId}`).toHaveLength(0);
});

test("deleting a group takes all that was said in it along", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addGroup(ann, bo);
  await sendText(bo, roomId, "hello");
  await deleteRoom(ann, roomId);
  await refuses(getRoom(bo, roomId), "not_found");
  expect(await runtime("sql")`select 1 from messages where room_id = ${roomId}`).toHaveLength(0);
});

test("settings are each member's own", async () => {
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

test("a room put away comes back with the next message, unless it is muted; pins and archive are one's own", async () => {
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
  await refuses(updateRoomSettings(await addUser("Cy"), roomId, { pinned: true }), "not_found");
});
