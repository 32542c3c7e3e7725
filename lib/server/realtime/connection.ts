import type { Actor } from "../accounts/actor/actor";
import { updateLastSeen } from "../accounts/users/update-last-seen";
import { sessionChannel, userChannel } from "../events/channels";
import { log } from "../platform/log";
import { singleton } from "../platform/runtime";
import { presence } from "../presence/presence";
import { announcePresence } from "./announce-presence";
import { dispatchEvents } from "./dispatch-events";
import type { ChatSocket } from "./handlers/chat-socket";
import { syncSocketRooms } from "./sync-socket-rooms";

/** How long a user without sockets still counts as online: a reload closes one socket and opens the next. */
const OFFLINE_GRACE_MS = 2_000;

/** Joins an authenticated socket to its channels, sends it the state of its rooms and handles its events. */
export function onConnection(socket: ChatSocket): void {
  const actor: Actor = { userId: socket.data.userId, sessionId: socket.data.sessionId };
  dispatchEvents(socket, actor);
  socket.on("disconnect", () => {
    for (const roomId of socket.data.viewing)
      presence().stopViewing(actor.userId, socket.id, roomId).catch(report);
    const timer = setTimeout(() => {
      pendingDepartures().delete(timer);
      markOffline(actor, socket.id).catch(report);
    }, OFFLINE_GRACE_MS);
    pendingDepartures().set(timer, actor.userId);
    // A client can leave the namespace and keep the connection, which would stay open unauthenticated for ever.
    socket.conn.close();
  });
  joinAndSync(socket, actor).catch((error: unknown) => {
    report(error);
    // Not `disconnect`: after that a Socket.IO client does not reconnect by itself.
    socket.conn.close();
  });
}

/** Users whose last socket may have closed, by the timer that will check. */
function pendingDepartures(): Map<NodeJS.Timeout, string> {
  return singleton("pending-departures", () => new Map());
}

/** Stores the last-seen times of pending departures at shutdown, when their timers will not fire. */
export async function flushLastSeen(): Promise<void> {
  for (const timer of pendingDepartures().keys()) clearTimeout(timer);
  const userIds = [...new Set(pendingDepartures().values())];
  pendingDepartures().clear();
  // A failure must not block the shutdown: without a database there is nowhere to store them.
  await updateLastSeen(userIds).catch(report);
}

async function joinAndSync(socket: ChatSocket, actor: Actor): Promise<void> {
  // Before the look-up: through these channels the socket learns of joined and left rooms and of its session's end.
  await socket.join([userChannel(actor.userId), sessionChannel(actor.sessionId)]);
  await syncSocketRooms(socket);
  if (socket.connected && (await presence().connected(actor.userId, socket.id)))
    announcePresence(actor.userId, { online: true, lastSeenAt: null });
}

async function markOffline({ userId }: Actor, socketId: string): Promise<void> {
  if (!(await presence().disconnected(userId, socketId))) return;
  announcePresence(userId, { online: false, lastSeenAt: await updateLastSeen([userId]) });
}

function report(err: unknown): void {
  log().error({ err }, "a connection could not be served");
}
