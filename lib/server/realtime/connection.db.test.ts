import { afterAll, beforeAll, expect, test } from "vitest";
import type { ServerPayload } from "@/lib/contract/realtime";
import { addGroup, addUser, sendText } from "@/tests/support/domain/fixtures";
import { type RealtimeServer, startRealtimeServer } from "@/tests/support/domain/realtime-server";
import { SESSION_REVOCATIONS_CHANNEL } from "../accounts/sessions/session-revocations";
import { roomChannel, userChannel } from "../events/channels";
import { provideRuntime, runtime } from "../platform/runtime";
import { presence } from "../presence/presence";
import { createDirectRoom } from "../rooms/create-direct-room";
import { removeMember } from "../rooms/remove-member";
import { syncSocketRooms } from "./sync-socket-rooms";

let world: RealtimeServer;
beforeAll(async () => {
  world = await startRealtimeServer();
});
afterAll(() => world.close());

test("who cannot be served at the moment comes back by itself, and is served then", async () => {
  const ann = await addUser("Ann");
  const socket = await world.createSocket(ann);
  const reasons: string[] = [];
  const greetings: ServerPayload<"ready">[] = [];
  socket.on("disconnect", (reason) => reasons.push(reason));
  socket.on("ready", (payload) => greetings.push(payload));
  const sql = runtime("sql");
  await sql`alter table rooms rename to rooms_away`;
  socket.connect();
  await expect.poll(() => reasons.length, { timeout: 10_000 }).toBeGreaterThan(0);
  await sql`alter table rooms_away rename to rooms`;
  await expect.poll(() => greetings.length, { timeout: 20_000 }).toBe(1);
  expect(new Set(reasons)).toEqual(new Set(["transport close"]));
});

test("P11 the end of a session that the database alone tells of closes its sockets, and no other", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const [mine, other] = [await world.createSocket(ann), await world.createSocket(bo)];
  const told: string[] = [];
  mine.on("session_revoked", ({ reason }) => told.push(reason));
  for (const socket of [mine, other]) {
    socket.connect();
    await new Promise((resolve) => socket.once("ready", resolve));
  }
  const news = JSON.stringify({ sessionId: ann.sessionId, reason: "password_changed" });
  await runtime("sql")`select pg_notify(${SESSION_REVOCATIONS_CHANNEL}, ${news})`;
  await expect.poll(() => mine.connected).toBe(false);
  expect(told).toEqual(["password_changed"]);
  expect(other.connected).toBe(true);
});

/** The next statement is answered, and its answer kept back until `release`. */
function keepNextAnswer() {
  const real = runtime("sql");
  let kept = false;
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let answered: () => void = () => undefined;
  const isAnswered = new Promise<void>((resolve) => {
    answered = resolve;
  });
  const keep = async (answer: unknown) => {
    const rows = await answer;
    answered();
    await released;
    return rows;
  };
  const sql = new Proxy(real, {
    apply(target, self, args) {
      const answer = Reflect.apply(target, self, args);
      if (kept) return answer;
      kept = true;
      return keep(answer);
    },
  });
  provideRuntime({ sql });
  return { answered: isAnswered, release, restore: () => provideRuntime({ sql: real }) };
}

test("P10 who joins one room and leaves another while their list is on its way ends up where they belong", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const left = await addGroup(ann, bo, cy);
  const socket = await world.createSocket(bo);
  socket.connect();
  await new Promise((resolve) => socket.once("ready", resolve));
  const here = [...runtime("io").of("/").sockets.values()].find(({ data }) => data.userId === bo.userId);
  if (!here) throw new Error("Bo is not connected");
  const { answered, release, restore } = keepNextAnswer();
  try {
    const welcomed = syncSocketRooms(here);
    await answered;
    await removeMember(ann, left, bo.userId);
    const { room } = await createDirectRoom(cy, bo.userId);
    release();
    await welcomed;
    const rooms = [...here.rooms].filter((name) => name.startsWith("room:"));
    expect(rooms).toEqual([`room:${room.id}`]);
  } finally {
    restore();
  }
});

test("P10 a departure that the database alone tells of silences the room, unless the user is back in it", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const roomId = await addGroup(ann, bo, cy);
  const heard: string[][] = [];
  for (const actor of [bo, cy]) {
    const mine: string[] = [];
    heard.push(mine);
    const socket = await world.createSocket(actor);
    socket.on("receive_message", ({ messages }) => mine.push(...messages.map(({ content }) => content)));
    socket.connect();
    await new Promise((resolve) => socket.once("ready", resolve));
  }
  const io = runtime("io");
  const inRoom = () => io.of("/").adapter.rooms.get(roomChannel(roomId))?.size ?? 0;
  const sql = runtime("sql");
  expect(inRoom()).toBe(2);
  // As another instance does it, while Redis is away.
  await sql`delete from room_members where room_id = ${roomId} and user_id = ${bo.userId}`;
  for (const userId of [bo.userId, cy.userId])
    await sql`select pg_notify('parley_departures', ${JSON.stringify({ roomId, userId })})`;
  await expect.poll(async () => [inRoom(), await isHeardBy(cy)]).toEqual([1, true]);
  await sendText(ann, roomId, "without Bo");
  await expect.poll(() => heard[1]).toContain("without Bo");
  expect(heard[0]).toEqual([]);

  await sql`select pg_notify('parley_departures', ${JSON.stringify({ roomId, userId: null })})`;
  await expect.poll(inRoom).toBe(0);

  async function isHeardBy({ userId }: { userId: string }): Promise<boolean> {
    const sockets = await io.local.in(userChannel(userId)).fetchSockets();
    return sockets.some((socket) => socket.rooms.has(roomChannel(roomId)));
  }
});

test("who looks at a room is known until they look away, close their last tab or lose the connection", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addGroup(ann, bo);
  const looking = async () => [...(await presence().viewersOf(roomId))];
  const [phone, laptop] = [await world.createSocket(ann), await world.createSocket(ann)];
  for (const socket of [phone, laptop]) {
    socket.connect();
    await new Promise((resolve) => socket.once("ready", resolve));
  }
  await phone.emitWithAck("join_room", { roomId });
  await laptop.emitWithAck("join_room", { roomId });
  expect(await looking()).toEqual([ann.userId]);
  await phone.emitWithAck("leave_room", { roomId });
  expect(await looking()).toEqual([ann.userId]);
  laptop.disconnect();
  await expect.poll(looking).toEqual([]);
});
