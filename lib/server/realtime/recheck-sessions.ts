import type { Redis } from "ioredis";
import { filterLiveSessions } from "../accounts/sessions/filter-live-sessions";
import { listenForSessionRevocations } from "../accounts/sessions/session-revocations";
import { closeLocalSessionSockets } from "../events/session-events";
import { log } from "../platform/log";
import { publisherOf, subscriberOf } from "../platform/redis";
import { optionalRuntime } from "../platform/runtime";
import type { ChatSocket } from "./handlers/chat-socket";
import { resyncSockets } from "./sync-socket-rooms";

/** While Redis carries the news of revocations and removals, this only finds what has expired or was lost. */
const PERIOD_MS = 60_000;
/** Without it this is how they are learned of at all (P10, P11). */
const ALONE_MS = 2_000;
/** With neither database nor Redis nobody can tell who may still listen. */
const BLIND_MAX_MS = 30_000;
const AT_ONCE = 1_000;

/** Looks again and again whether those who are connected still may be, for as long as the process lives. */
export function startSessionRechecks(sockets: () => ChatSocket[]): void {
  let checkedAt = Date.now();
  let running = false;
  let due = false;
  const look = async () => {
    const alone = isAlone();
    if (running || (!alone && !due && Date.now() - checkedAt < PERIOD_MS)) return;
    running = true;
    due = false;
    try {
      await recheckSessions(sockets());
      if (alone) await resyncSockets(sockets());
      checkedAt = Date.now();
    } catch (err) {
      due = true;
      log().warn({ err }, "sessions could not be checked again");
      if (alone && Date.now() - checkedAt > BLIND_MAX_MS) for (const socket of sockets()) socket.conn.close();
    } finally {
      running = false;
    }
  };
  setInterval(() => void look(), ALONE_MS).unref();
  listenForSessionRevocations({
    onEnded: closeLocalSessionSockets,
    onListening: () => {
      due = true;
    },
  }).catch((err: unknown) => log().warn({ err }, "the database does not tell which sessions end"));
}

/** Closes the sockets of sessions that have ended. */
export async function recheckSessions(sockets: readonly ChatSocket[]): Promise<void> {
  for (let at = 0; at < sockets.length; at += AT_ONCE) {
    const some = sockets.slice(at, at + AT_ONCE);
    const living = await filterLiveSessions(some.map((socket) => socket.data.sessionId));
    for (const socket of some) {
      if (living.has(socket.data.sessionId)) continue;
      socket.emit("session_revoked", { reason: "revoked" });
      socket.disconnect(true);
    }
  }
}

/** Whether there should be a Redis and is none to be heard, or none that hears. */
function isAlone(): boolean {
  const redis = optionalRuntime("redis");
  return redis !== undefined && [redis, publisherOf(redis), subscriberOf(redis)].some(isAway);
}

const isAway = ({ status }: Redis): boolean => status !== "ready";
