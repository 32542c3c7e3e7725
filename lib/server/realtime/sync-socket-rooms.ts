import { setTimeout as sleep } from "node:timers/promises";
import { loadSocketState, type SocketState } from "../accounts/sessions/load-socket-state";
import { readReceiptsOffChannel, roomChannel, typingBlockedChannel, userChannel } from "../events/channels";
import { detectMoves } from "../events/move-sockets";
import { log } from "../platform/log";
import type { ChatSocket } from "./handlers/chat-socket";

const AT_ONCE = 50;
const PAUSE_MS = 20;
const PREFIXES = [roomChannel(""), typingBlockedChannel("")];

/**
 * Puts a socket, which is in the room of its user and that of its session, into the rooms of its user and no other, and
 * tells it where each of them stands. A session that ended before it could be told so is told now.
 */
export async function syncSocketRooms(socket: ChatSocket): Promise<void> {
  const { userId } = socket.data;
  const { alive, quiet, rooms, silenced } = await settledArrival(socket);
  if (!socket.connected) return;
  if (!alive) {
    socket.emit("session_revoked", { reason: "revoked" });
    socket.disconnect(true);
    return;
  }
  const mine = new Set([...rooms.map((room) => roomChannel(room.id)), ...silenced.map(typingBlockedChannel)]);
  for (const name of [...socket.rooms])
    if (PREFIXES.some((prefix) => name.startsWith(prefix)) && !mine.has(name)) void socket.leave(name);
  void socket.join([...mine]);
  void (quiet ? socket.join(readReceiptsOffChannel) : socket.leave(readReceiptsOffChannel));
  socket.emit("ready", { userId, serverTime: new Date().toISOString(), rooms });
}

/** One look-up, and another if the user joined or left a room meanwhile: so neither falls in between. */
async function settledArrival(socket: ChatSocket): Promise<SocketState> {
  const { userId, sessionId } = socket.data;
  for (;;) {
    const [found, { moved }] = await detectMoves(userChannel(userId), () =>
      loadSocketState({ userId, sessionId }),
    );
    if (!moved) return found;
  }
}

/**
 * Welcomes sockets anew, a few at a time: events that other instances had for them may have been lost, and so may a
 * change of their rooms. Whoever lacks something fetches it.
 */
export async function resyncSockets(sockets: readonly ChatSocket[]): Promise<void> {
  for (let at = 0; at < sockets.length; at += AT_ONCE) {
    await Promise.all(sockets.slice(at, at + AT_ONCE).map(orClose));
    await sleep(PAUSE_MS);
  }
}

/** A client that cannot be told comes back by itself, and is told then. */
async function orClose(socket: ChatSocket): Promise<void> {
  if (!socket.connected) return;
  try {
    await syncSocketRooms(socket);
  } catch (err) {
    log().warn({ err }, "a socket could not be welcomed again");
    socket.conn.close();
  }
}
