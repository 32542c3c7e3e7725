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

/** A reload closes one socket and opens the next within this time; it must not look like going away. */
const AWAY_AFTER_MS = 2_000;

/** Takes an authenticated socket into the rooms of its user and tells it where each of them stands. */
export function onConnection(socket: ChatSocket): void {
  const actor: Actor = { userId: socket.data.userId, sessionId: socket.data.sessionId };
  dispatchEvents(socket, actor);
  socket.on("disconnect", () => {
    for (const roomId of socket.data.viewing)
      presence().stopViewing(actor.userId, socket.id, roomId).catch(report);
    const timer = setTimeout(() => {
      leaving().delete(timer);
      goAway(actor, socket.id).catch(report);
    }, AWAY_AFTER_MS);
    leaving().set(timer, actor.userId);
    // Who leaves the namespace alone would keep the connection for ever, as a stranger whom nobody asks any more.
    socket.conn.close();
  });
  arrive(socket, actor).catch((error: unknown) => {
    report(error);
    // Not `disconnect`: after that a client of Socket.IO does not come back by itself.
    socket.conn.close();
  });
}

/** The users whose last socket may have closed, by the timer that will look. */
function leaving(): Map<NodeJS.Timeout, string> {
  return singleton("leaving", () => new Map());
}

/** When the server stops: notes at once who was here, since nobody will look later. */
export async function flushLastSeen(): Promise<void> {
  for (const timer of leaving().keys()) clearTimeout(timer);
  const userIds = [...new Set(leaving().values())];
  leaving().clear();
  // Without a database there is nowhere to note it, and nothing else to stop for.
  await updateLastSeen(userIds).catch(report);
}

async function arrive(socket: ChatSocket, actor: Actor): Promise<void> {
  // First the rooms through which it learns of joining and leaving and of its session's end, then all else.
  await socket.join([userChannel(actor.userId), sessionChannel(actor.sessionId)]);
  await syncSocketRooms(socket);
  if (socket.connected && (await presence().connected(actor.userId, socket.id)))
    announcePresence(actor.userId, { online: true, lastSeenAt: null });
}

async function goAway({ userId }: Actor, socketId: string): Promise<void> {
  if (!(await presence().disconnected(userId, socketId))) return;
  announcePresence(userId, { online: false, lastSeenAt: await updateLastSeen([userId]) });
}

function report(err: unknown): void {
  log().error({ err }, "a connection could not be served");
}
