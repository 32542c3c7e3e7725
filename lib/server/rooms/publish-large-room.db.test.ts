import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ChatSocket, request } from "@/lib/client/connection/socket";
import { LIMITS } from "@/lib/contract/limits";
import type { Room } from "@/lib/contract/rooms";
import { addGroup, addUser } from "@/tests/support/domain/fixtures";
import { type RealtimeServer, startRealtimeServer } from "@/tests/support/domain/realtime-server";
import type { Actor } from "../accounts/actor/actor";
import { runtime } from "../platform/runtime";
import { addMembers } from "./add-members";
import { removeMember } from "./remove-member";
import { updateRoom } from "./update-room";

let world: RealtimeServer;
beforeAll(async () => {
  world = await startRealtimeServer();
});
afterAll(() => world.close());

interface Reader {
  actor: Actor;
  socket: ChatSocket;
  updates: Room[];
}

async function connectReader(name: string): Promise<Reader> {
  const actor = await addUser(name);
  const socket = await world.createSocket(actor);
  const updates: Room[] = [];
  socket.on("room_updated", ({ room }) => updates.push(room));
  const ready = new Promise((resolve) => socket.once("ready", resolve));
  socket.connect();
  await ready;
  return { actor, socket, updates };
}

/** Adds members until the room is too large for publishing every change to everyone. */
async function fillRoom(roomId: string): Promise<void> {
  const ids = Array.from({ length: LIMITS.membershipFanoutMembers }, () => uuidv7());
  const sql = runtime("sql");
  await sql`insert into users (id, name, email) select id, 'One of many', id || '@example.com' from unnest(${ids}::uuid[]) as id`;
  await sql`insert into room_members (room_id, user_id, role) select ${roomId}, id, 'member' from unnest(${ids}::uuid[]) as id`;
}

test("in a large room membership changes go to viewers only, coalesced, and a new title to all", async () => {
  const [ann, bo, cy] = [await connectReader("Ann"), await connectReader("Bo"), await connectReader("Cy")];
  const roomId = await addGroup(ann.actor, bo.actor, cy.actor);
  await fillRoom(roomId);
  await request(bo.socket, "join_room", { roomId });
  const newcomers = await Promise.all(["Dee", "Eve", "Fay", "Gus", "Hal", "Ida"].map(addUser));
  for (const { userId } of newcomers) await addMembers(ann.actor, roomId, [userId]);
  await removeMember(ann.actor, roomId, newcomers[0]?.userId ?? "");
  const membersSeenByBo = () => bo.updates.at(-1)?.members.map(({ userId }) => userId) ?? [];
  const remaining = newcomers.slice(1).map(({ userId }) => userId);
  await expect.poll(membersSeenByBo, { timeout: 10_000 }).toEqual(expect.arrayContaining(remaining));
  await expect.poll(membersSeenByBo).not.toContain(newcomers[0]?.userId);
  expect(bo.updates.length).toBeLessThan(newcomers.length + 1);
  expect(cy.updates).toEqual([]);

  await updateRoom(ann.actor, roomId, { title: "The whole town" });
  for (const one of [bo, cy])
    await expect.poll(() => one.updates.at(-1)?.title, { timeout: 10_000 }).toBe("The whole town");
});

test("P10 a viewer removed from a large room receives no more updates of it", async () => {
  const [ann, bo] = [await connectReader("Ann"), await connectReader("Bo")];
  const roomId = await addGroup(ann.actor, bo.actor);
  await fillRoom(roomId);
  await request(bo.socket, "join_room", { roomId });
  await request(ann.socket, "join_room", { roomId });
  await removeMember(ann.actor, roomId, bo.actor.userId);
  await updateRoom(ann.actor, roomId, { title: "Without Bo" });
  await expect.poll(() => ann.updates.at(-1)?.title, { timeout: 10_000 }).toBe("Without Bo");
  expect(bo.updates).toEqual([]);
});
