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

test("a client that cannot be served reconnects by itself and is served then", async () => {
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

test("P11 a session revocation announced only by PostgreSQL closes the sockets of that session and no others", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const [mine, other] = [await world.createSocket(ann), await world.createSocket(bo)];
  const revocations: string[] = [];
  mine.on("session_revoked", ({ reason }) => revocations.push(reason));
  for (const socket of [mine, other]) {
    socket.connect();
    await new Promise((resolve) => socket.once("ready", resolve));
  }
  const notification = JSON.stringify({ sessionId: ann.sessionId, reason: "password_changed" });
  await runtime("sql")`select pg_notify(${SESSION_REVOCATIONS_CHANNEL}, ${notification})`;
  await expect.poll(() => mine.connected).toBe(false);
  expect(revocations).toEqual(["password_changed"]);
  expect(other.connected).toBe(true);
});

/** Runs the next statement, but holds its result back until `release`. */
function holdNextResult() {
  const real = runtime("sql");
  let held = false;
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let answered: () => void = () => undefined;
  const isAnswered = new Promise<void>((resolve) => {
    answered = resolve;
  });
  const hold = async (result: unknown) => {
    const rows = await result;
    answered();
    await released;
    return rows;
  };
  const sql = new Proxy(real, {
    apply(target, self, args) {
      const result = Reflect.apply(target, self, args);
      if (held) return result;
      held = true;
      return hold(result);
    },
  });
  provideRuntime({ sql });
  return { answered: isAnswered, release, restore: () => provideRuntime({ sql: real }) };
}

test("P10 a socket ends up in the right rooms when its user joins and leaves rooms during the look-up", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const left = await addGroup(ann, bo, cy);
  const socket = await world.createSocket(bo);
  socket.connect();
  await new Promise((resolve) => socket.once("ready", resolve));
  const serverSocket = [...runtime("io").of("/").sockets.values()].find(
    ({ data }) => data.userId === bo.userId,
  );
  if (!serverSocket) throw new Error("Bo is not connected");
  const { answered, release, restore } = holdNextResult();
  try {
    const synced = syncSocketRooms(serverSocket);
    await answered;
    await removeMember(ann, left, bo.userId);
    const { room } = await createDirectRoom(cy, bo.userId);
    release();
    await synced;
    const rooms = [...serverSocket.rooms].filter((name) => name.startsWith("room:"));
    expect(rooms).toEqual([`room:${room.id}`]);
  } finally {
    restore();
  }
});

test("P10 a removal announced only by PostgreSQL takes sockets out of the room, unless the user is a member again", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const roomId = await addGroup(ann, bo, cy);
  const received: string[][] = [];
  for (const actor of [bo, cy]) {
    const mine: string[] = [];
    received.push(mine);
    const socket = await world.createSocket(actor);
    socket.on("receive_message", ({ messages }) => mine.push(...messages.map(({ content }) => content)));
    socket.connect();
    await new Promise((resolve) => socket.once("ready", resolve));
  }
  const io = runtime("io");
  const inRoom = () => io.of("/").adapter.rooms.get(roomChannel(roomId))?.size ?? 0;
  const sql = runtime("sql");
  expect(inRoom()).toBe(2);
  // As another instance does it while Redis is down.
  await sql`delete from room_members where room_id = ${roomId} and user_id = ${bo.userId}`;
  for (const userId of [bo.userId, cy.userId])
    await sql`select pg_notify('parley_departures', ${JSON.stringify({ roomId, userId })})`;
  await expect.poll(async () => [inRoom(), await isSubscribed(cy)]).toEqual([1, true]);
  await sendText(ann, roomId, "without Bo");
  await expect.poll(() => received[1]).toContain("without Bo");
  expect(received[0]).toEqual([]);

  await sql`select pg_notify('parley_departures', ${JSON.stringify({ roomId, userId: null })})`;
  await expect.poll(inRoom).toBe(0);

  async function isSubscribed({ userId }: { userId: string }): Promise<boolean> {
    const sockets = await io.local.in(userChannel(userId)).fetchSockets();
    return sockets.some((socket) => socket.rooms.has(roomChannel(roomId)));
  }
});

test("a user is a viewer of a room until they leave it, close their last tab or lose the connection", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const roomId = await addGroup(ann, bo);
  const viewers = async () => [...(await presence().viewersOf(roomId))];
  const [phone, laptop] = [await world.createSocket(ann), await world.createSocket(ann)];
  for (const socket of [phone, laptop]) {
    socket.connect();
    await new Promise((resolve) => socket.once("ready", resolve));
  }
  await phone.emitWithAck("join_room", { roomId });
  await laptop.emitWithAck("join_room", { roomId });
  expect(await viewers()).toEqual([ann.userId]);
  await phone.emitWithAck("leave_room", { roomId });
  expect(await viewers()).toEqual([ann.userId]);
  laptop.disconnect();
  await expect.poll(viewers).toEqual([]);
});
