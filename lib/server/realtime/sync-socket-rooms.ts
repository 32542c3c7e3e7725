import { setTimeout as sleep } from "node:timers/promises";
import { type Arrival, arrival } from "../accounts/sessions/load-socket-state";
import { quietSockets, roomSockets, silencedSockets, userSockets } from "../events/channels";
import { whileWatched } from "../events/move-sockets";
import { log } from "../platform/log";
import type { ChatSocket } from "./chat-socket";

const AT_ONCE = 50;
const PAUSE_MS = 20;
const PREFIXES = [roomSockets(""), silencedSockets("")];

/**
 * Puts a socket, which is in the room of its user and that of its session, into the rooms of its user and no other, and
 * tells it where each of them stands. A session that ended before it could be told so is told now.
 */
export async function welcome(socket: ChatSocket): Promise<void> {
  const { userId } = socket.data;
  const { alive, quiet, rooms, silenced } = await settledArrival(socket);
  if (!socket.connected) return;
  if (!alive) {
    socket.emit("session_revoked", { reason: "revoked" });
    socket.disconnect(true);
    return;
  }
  const mine = new Set([...rooms.map((room) => roomSockets(room.id)), ...silenced.map(silencedSockets)]);
  for (const name of [...socket.rooms])
    if (PREFIXES.some((prefix) => name.startsWith(prefix)) && !mine.has(name)) void socket.leave(name);
  void socket.join([...mine]);
  void (quiet ? socket.join(quietSockets) : socket.leave(quietSockets));
  socket.emit("ready", { userId, serverTime: new Date().toISOString(), rooms });
}

/** One look-up, and another if the user joined or left a room meanwhile: so neither falls in between. */
async function settledArrival(socket: ChatSocket): Promise<Arrival> {
  const { userId, sessionId } = socket.data;
  for (;;) {
    const [found, { moved }] = await whileWatched(userSockets(userId), () => arrival({ userId, sessionId }));
    if (!moved) return found;
  }
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
    socket.conn.close();
  }
}
