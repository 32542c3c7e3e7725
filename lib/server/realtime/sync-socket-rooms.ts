import { setTimeout as sleep } from "node:timers/promises";
import { loadSocketState, type SocketState } from "../accounts/sessions/load-socket-state";
import { readReceiptsOffChannel, roomChannel, typingBlockedChannel, userChannel } from "../events/channels";
import { detectMoves } from "../events/move-sockets";
import { log } from "../platform/log";
import type { ChatSocket } from "./handlers/chat-socket";

/** Sockets that are synced concurrently. */
const BATCH_SIZE = 50;
/** Pause between two batches. */
const PAUSE_MS = 20;
const PREFIXES = [roomChannel(""), typingBlockedChannel("")];

/**
 * Joins a socket to exactly the channels of its user's rooms and sends it the state of those rooms (`ready`). If its
 * session has ended, sends `session_revoked` instead and disconnects it. The socket must be in the channels of its user
 * and its session already.
 */
export async function syncSocketRooms(socket: ChatSocket): Promise<void> {
  const { userId } = socket.data;
  const { alive, quiet, rooms, silenced } = await loadStableSocketState(socket);
  if (!socket.connected) return;
  if (!alive) {
    socket.emit("session_revoked", { reason: "revoked" });
    socket.disconnect(true);
    return;
  }
  const channels = new Set([
    ...rooms.map((room) => roomChannel(room.id)),
    ...silenced.map(typingBlockedChannel),
  ]);
  for (const channel of [...socket.rooms])
    if (PREFIXES.some((prefix) => channel.startsWith(prefix)) && !channels.has(channel))
      void socket.leave(channel);
  void socket.join([...channels]);
  void (quiet ? socket.join(readReceiptsOffChannel) : socket.leave(readReceiptsOffChannel));
  socket.emit("ready", { userId, serverTime: new Date().toISOString(), rooms });
}

/** Loads the socket's state, again if the user joined or left a room meanwhile, so that no move is missed. */
async function loadStableSocketState(socket: ChatSocket): Promise<SocketState> {
  const { userId, sessionId } = socket.data;
  for (;;) {
    const [state, { moved }] = await detectMoves(userChannel(userId), () =>
      loadSocketState({ userId, sessionId }),
    );
    if (!moved) return state;
  }
}

/**
 * Syncs sockets again, batch by batch: events of other instances and changes of their rooms may have been lost. Clients
 * then fetch what they lack.
 */
export async function resyncSockets(sockets: readonly ChatSocket[]): Promise<void> {
  for (let at = 0; at < sockets.length; at += BATCH_SIZE) {
    await Promise.all(sockets.slice(at, at + BATCH_SIZE).map(syncOrClose));
    await sleep(PAUSE_MS);
  }
}

/** Syncs a socket, or closes its connection: the client then reconnects by itself and is synced. */
async function syncOrClose(socket: ChatSocket): Promise<void> {
  if (!socket.connected) return;
  try {
    await syncSocketRooms(socket);
  } catch (err) {
    log().warn({ err }, "a socket could not be synced again");
    socket.conn.close();
  }
}
