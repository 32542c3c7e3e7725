import type { QueryClient } from "@tanstack/react-query";
import { isErrorCode } from "@/lib/contract/errors";
import { Backoff } from "@/lib/shared/concurrency/backoff";
import { queryKeys } from "../api/query-keys";
import type { ConnectionState } from "./connection-state";
import type { DeferrableSocket } from "./socket";

interface Hooks {
  /** Called when the session has ended, by the user (`voluntary`) or not: only signing in again helps. */
  onSignedOut(voluntary: boolean): void;
}

const BACKOFF = { minMs: 500, maxMs: 15_000, jitter: 0.5, retryAfter: "extend" } as const;

/**
 * Keeps the socket connected and the connection state in the cache current. Unless the session has ended, every lost or
 * refused connection is retried here with a jittered backoff, so that the page knows when. Returns a function that stops.
 */
export function keepConnected(
  socket: DeferrableSocket,
  cache: QueryClient,
  { onSignedOut }: Hooks,
): () => void {
  const backoff = new Backoff(BACKOFF);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const set = (state: ConnectionState["state"], retryAt: number | null) => {
    cache.setQueryData<ConnectionState>(queryKeys.connection, (known) => ({
      state,
      offlineSince: state === "online" ? null : (known?.offlineSince ?? Date.now()),
      retryAt,
    }));
  };
  const scheduleReconnect = (retryAfterMs?: number) => {
    const delay = backoff.next(retryAfterMs);
    clearTimeout(timer);
    timer = setTimeout(() => {
      set("offline", null);
      socket.connect();
    }, delay);
    set("offline", Date.now() + delay);
  };
  socket.on("connect", () => {
    backoff.reset();
    clearTimeout(timer);
    set("online", null);
  });
  socket.on("connect_error", (error: Error & { data?: { code?: unknown; retryAfterMs?: unknown } }) => {
    const { code, retryAfterMs } = error.data ?? {};
    if (isErrorCode(code) && code === "unauthenticated") {
      set("offline", null);
      onSignedOut(false);
    } else scheduleReconnect(typeof retryAfterMs === "number" ? retryAfterMs : undefined);
  });
  socket.on("session_revoked", ({ reason }) => onSignedOut(reason === "signed_out"));
  socket.on("disconnect", (reason) => {
    if (reason === "io client disconnect") set("offline", null);
    else scheduleReconnect();
  });
  set("connecting", null);
  socket.connect();

  return () => {
    clearTimeout(timer);
    socket.disconnect();
  };
}
