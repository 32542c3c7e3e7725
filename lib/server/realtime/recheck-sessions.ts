import type { Redis } from "ioredis";
import { filterLiveSessions } from "../accounts/sessions/filter-live-sessions";
import { listenForSessionRevocations } from "../accounts/sessions/session-revocations";
import { closeLocalSessionSockets } from "../events/session-events";
import { log } from "../platform/log";
import { publisherOf, subscriberOf } from "../platform/redis";
import { optionalRuntime } from "../platform/runtime";
import type { ChatSocket } from "./handlers/chat-socket";
import { resyncSockets } from "./sync-socket-rooms";

/** How often sessions are checked while Redis announces revocations and removals: finds expired and lost ones only. */
const PERIOD_MS = 60_000;
/** How often they are checked without Redis, when nothing else announces revocations and removals (P10, P11). */
const ISOLATED_PERIOD_MS = 2_000;
/** How long sockets may stay open without database and Redis, when no session can be verified. */
const UNVERIFIED_MAX_MS = 30_000;
/** Sessions per query. */
const BATCH_SIZE = 1_000;

/** Checks periodically, for as long as the process lives, whether the sessions of connected sockets are still valid. */
export function startSessionRechecks(sockets: () => ChatSocket[]): void {
  let checkedAt = Date.now();
  let running = false;
  let due = false;
  const recheckIfDue = async () => {
    const isolated = isIsolated();
    if (running || (!isolated && !due && Date.now() - checkedAt < PERIOD_MS)) return;
    running = true;
    due = false;
    try {
      await recheckSessions(sockets());
      if (isolated) await resyncSockets(sockets());
      checkedAt = Date.now();
    } catch (err) {
      due = true;
      log().warn({ err }, "sessions could not be checked again");
      if (isolated && Date.now() - checkedAt > UNVERIFIED_MAX_MS)
        for (const socket of sockets()) socket.conn.close();
    } finally {
      running = false;
    }
  };
  setInterval(() => void recheckIfDue(), ISOLATED_PERIOD_MS).unref();
  listenForSessionRevocations({
    onEnded: closeLocalSessionSockets,
    onListening: () => {
      due = true;
    },
  }).catch((err: unknown) => log().warn({ err }, "session revocations cannot be received from the database"));
}

/** Closes the sockets whose sessions were revoked or have expired. */
export async function recheckSessions(sockets: readonly ChatSocket[]): Promise<void> {
  for (let at = 0; at < sockets.length; at += BATCH_SIZE) {
    const batch = sockets.slice(at, at + BATCH_SIZE);
    const live = await filterLiveSessions(batch.map((socket) => socket.data.sessionId));
    for (const socket of batch) {
      if (live.has(socket.data.sessionId)) continue;
      socket.emit("session_revoked", { reason: "revoked" });
      socket.disconnect(true);
    }
  }
}

/** Whether Redis is configured but cannot be read from or written to. */
function isIsolated(): boolean {
  const redis = optionalRuntime("redis");
  return redis !== undefined && [redis, publisherOf(redis), subscriberOf(redis)].some(isDisconnected);
}

const isDisconnected = ({ status }: Redis): boolean => status !== "ready";
