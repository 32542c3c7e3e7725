import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ChatSocket, request } from "@/lib/client/connection/socket";
import type { ServerPayload } from "@/lib/contract/realtime";
import { addDirectRoom, addGroup, addUser, sendText } from "@/tests/support/domain/fixtures";
import { type RealtimeServer, startRealtimeServer } from "@/tests/support/domain/realtime-server";
import type { Actor } from "../../accounts/actor/actor";
import { syncPairBlock } from "../../accounts/blocks/pair-block";
import { usersByIds } from "../../accounts/users/queries";
import { transaction } from "../../db/transaction";
import { deleteMessage } from "../../messages/delete-message";
import { editMessage } from "../../messages/edit-message";
import { setReaction } from "../../messages/set-reaction";
import { runtime } from "../../platform/runtime";
import { addMembers } from "../../rooms/add-members";
import { createGroup } from "../../rooms/create-group";
import { getRoom } from "../../rooms/queries";
import { blockUser } from "./block-user";
import { listBlocked } from "./queries";
import { unblockUser } from "./unblock-user";

let world: RealtimeServer;
beforeAll(async () => {
  world = await startRealtimeServer();
});
afterAll(() => world.close());

async function connect(actor: Actor): Promise<ChatSocket> {
  const socket = await world.createSocket(actor);
  const ready = new Promise((resolve) => socket.once("ready", resolve));
  socket.connect();
  await ready;
  return socket;
}

const refused = { code: "forbidden", message: "You cannot write to this person." };

test("a block by either user stops both writing in their direct room until it is removed", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addDirectRoom(ann, bo);
  const [annMessage, boMessage] = [
    await sendText(ann, roomId, "hello"),
    await sendText(bo, roomId, "hello too"),
  ];
  await blockUser(ann, bo.userId);
  await blockUser(ann, bo.userId);
  for (const one of [ann, bo]) await expect(sendText(one, roomId, "more")).rejects.toMatchObject(refused);
  await expect(editMessage(bo, boMessage.id, "edited")).rejects.toMatchObject(refused);
  await expect(setReaction(bo, annMessage.id, "👍", true)).rejects.toMatchObject(refused);
  // A retry of a stored message still succeeds, and own messages can still be deleted.
  expect((await sendText(bo, roomId, "hello too", { id: boMessage.id })).id).toBe(boMessage.id);
  expect((await deleteMessage(bo, boMessage.id)).deletedAt).not.toBeNull();
  expect((await getRoom(ann, roomId)).blocked).toBe(true);
  expect((await getRoom(bo, roomId)).blocked).toBe(false);
  await blockUser(bo, ann.userId);
  await unblockUser(ann, bo.userId);
  await expect(sendText(ann, roomId, "more")).rejects.toMatchObject(refused);
  await unblockUser(bo, ann.userId);
  await unblockUser(bo, ann.userId);
  expect((await sendText(bo, roomId, "again")).content).toBe("again");
});

test("a blocked pair cannot open a direct room but shares groups; the blocked user cannot add the blocker", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const shared = await addGroup(ann, bo, cy);
  await blockUser(ann, bo.userId);
  await expect(addDirectRoom(bo, ann)).rejects.toMatchObject(refused);
  await expect(addDirectRoom(ann, bo)).rejects.toMatchObject(refused);
  expect((await sendText(bo, shared, "to all")).content).toBe("to all");
  expect((await sendText(ann, shared, "to all")).content).toBe("to all");
  const cannot = { code: "invalid", details: { fields: { userIds: "names someone who cannot be added" } } };
  await expect(createGroup(bo, "Trap", [ann.userId])).rejects.toMatchObject(cannot);
  const own = await addGroup(bo, cy);
  await expect(addMembers(bo, own, [ann.userId])).rejects.toMatchObject(cannot);
  expect((await listBlocked(ann)).map((user) => user.id)).toEqual([bo.userId]);
  expect(await listBlocked(bo)).toEqual([]);
});

test("a message that waits for the room lock while its sender is blocked is refused (P3)", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addDirectRoom(ann, bo);
  const sent = await transaction(async (sql) => {
    await sql`select 1 from rooms where id = ${roomId} for update`;
    const late = sendText(bo, roomId, "late").catch((error: unknown) => error);
    const waiting = () => runtime("sql")`
      select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%with input as materialized%'`;
    await expect.poll(async () => (await waiting()).length).toBeGreaterThan(0);
    await sql`insert into blocks (blocker_id, blocked_id) values (${ann.userId}, ${bo.userId})`;
    await syncPairBlock(sql, ann.userId, bo.userId);
    return { late };
  });
  expect(await sent.late).toMatchObject(refused);
});

test("a direct room opened during a concurrent block is either created first or refused", async () => {
  for (let n = 0; n < 8; n += 1) {
    const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
    const [, opened] = await Promise.allSettled([blockUser(ann, bo.userId), addDirectRoom(bo, ann)]);
    if (opened.status === "fulfilled")
      await expect(sendText(bo, opened.value, "in")).rejects.toMatchObject(refused);
    else expect(opened.reason).toMatchObject(refused);
  }
});

test("a blocked user no longer sees presence and typing, and others still do", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const [room, shared] = [await addDirectRoom(ann, bo), await addGroup(ann, bo, cy)];
  const boSocket = await connect(bo);
  const cySocket = await connect(cy);
  const seen: ServerPayload<"presence">[] = [];
  const typing: string[] = [];
  boSocket.on("presence", (presence) => presence.userId === ann.userId && seen.push(presence));
  cySocket.on("presence", (presence) => presence.userId === ann.userId && seen.push(presence));
  const annSocket = await connect(ann);
  await expect.poll(() => seen.map(({ online }) => online)).toEqual([true, true]);
  const updated = new Promise<ServerPayload<"room_updated">>((resolve) =>
    annSocket.once("room_updated", resolve),
  );
  await blockUser(ann, bo.userId);
  expect((await updated).room).toMatchObject({ id: room, blocked: true });
  await expect.poll(() => seen.at(-1)).toEqual({ userId: ann.userId, online: false, lastSeenAt: null });
  const [blocker] = await usersByIds([ann.userId], bo.userId);
  expect(blocker).toMatchObject({ id: ann.userId, online: false, lastSeenAt: null });
  expect((await usersByIds([ann.userId], cy.userId))[0]).toMatchObject({ online: true });

  // Only the group relays typing. Its event arrives alone, so the earlier one of the direct room was dropped.
  annSocket.on("typing", ({ roomId }) => typing.push(roomId));
  await request(boSocket, "typing", { roomId: room, typing: true });
  await request(boSocket, "typing", { roomId: shared, typing: true });
  await expect.poll(() => typing).toEqual([shared]);
  // The same holds for a socket that connects later.
  boSocket.disconnect();
  const later = await connect(bo);
  await request(later, "typing", { roomId: room, typing: true });
  await request(later, "typing", { roomId: shared, typing: true });
  await expect.poll(() => typing).toEqual([shared, shared]);

  seen.length = 0;
  annSocket.disconnect();
  await expect.poll(() => seen.length, { timeout: 10_000 }).toBe(1);
  expect(seen[0]).toMatchObject({ online: false, lastSeenAt: expect.any(String) });
  expect((await usersByIds([ann.userId], bo.userId))[0]).toMatchObject({ lastSeenAt: null });
});

test("a user can block neither themselves nor an unknown user", async () => {
  const ann = await addUser("Ann");
  await expect(blockUser(ann, ann.userId)).rejects.toMatchObject({ code: "invalid" });
  await expect(blockUser(ann, uuidv7())).rejects.toMatchObject({ code: "not_found" });
});
