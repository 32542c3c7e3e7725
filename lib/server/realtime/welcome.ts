import { setTimeout as sleep } from "node:timers/promises";
import type { RoomHead } from "@/lib/contract/realtime";
import { roomSockets } from "../events/names";
import { log } from "../log";
import { roomHeads } from "../rooms/queries";
import type { ChatSocket } from "./socket";

const AT_ONCE = 50;
const PAUSE_MS = 20;
const PREFIX = roomSockets("");

/** Puts a socket into the rooms of its user and no other, and tells it where each of them stands. */
export async function welcome(socket: ChatSocket): Promise<RoomHead[]> {
  const { userId } = socket.data;
  const held = [...socket.rooms].filter((name) => name.startsWith(PREFIX));
  // The list comes twice, the rooms in between: neither joining nor leaving in that time goes unseen.
  const before = await roomHeads(userId);
  await socket.join(before.map((room) => roomSockets(room.id)));
  const rooms = await roomHeads(userId);
  const mine = new Set(rooms.map((room) => roomSockets(room.id)));
  for (const name of [...held, ...before.map((room) => roomSockets(room.id))])
    if (!mine.has(name)) await socket.leave(name);
  socket.emit("ready", { userId, serverTime: new Date().toISOString(), rooms });
  return rooms;
}

/**
 * Welcomes sockets anew, a few at a time: events that other instances had for them may have been lost, and so may a
 * change of their rooms. Whoever lacks something fetches it.
 */
export async function welcomeAgain(sockets: readonly ChatSocket[]): Promise<void> {
  for (let at = 0; at < sockets.length; at += AT_ONCE) {
    await Promise.all(sockets.slice(at, at + AT_ONCE).map(orClose));
    await sleep(PAUSE_MS);
  }
}

/** A client that cannot be told comes back by itself, and is told then. */
async function orClose(socket: ChatSocket): Promise<void> {
  if (!socket.connected) return;
  try {
    await welcome(socket);
  } catch (err) {
    log().warn({ err }, "a socket could not be welcomed again");
    socket.disconnect(true);
  }
}
