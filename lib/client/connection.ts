import type { QueryClient } from "@tanstack/react-query";
import { isErrorCode } from "@/lib/contract/errors";
import { keys } from "./cache";
import type { ChatSocket } from "./socket";

export interface Connection {
  state: "connecting" | "online" | "offline";
  /** Since when there is no connection, in milliseconds since the epoch; null while there is one. */
  offlineSince: number | null;
}

/** How a page begins. */
export const CONNECTING: Connection = { state: "connecting", offlineSince: null };

interface Hooks {
  /** The session has ended: nothing but signing in again helps. */
  onSignedOut(): void;
}

const RETRY_MIN_MS = 1_000;
const RETRY_MAX_MS = 15_000;

/**
 * Keeps the socket connected and the cache's word on it true. Socket.IO comes back by itself when the network was at
 * fault, but not when the server refused or closed; unless the session has ended, those are tried again here.
 */
export function keepConnected(socket: ChatSocket, cache: QueryClient, { onSignedOut }: Hooks): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let refusals = 0;

  const set = (state: Connection["state"]) => {
    cache.setQueryData<Connection>(keys.connection, (known) => ({
      state,
      offlineSince: state === "online" ? null : (known?.offlineSince ?? Date.now()),
    }));
  };
  const later = () => {
    const pause = Math.min(RETRY_MAX_MS, RETRY_MIN_MS * 2 ** refusals) * (0.5 + Math.random());
    refusals += 1;
    clearTimeout(timer);
    timer = setTimeout(() => socket.connect(), pause);
  };
  socket.on("connect", () => {
    refusals = 0;
    set("online");
  });
  socket.on("connect_error", (error: Error & { data?: { code?: unknown } }) => {
    set("offline");
    const code = error.data?.code;
    if (isErrorCode(code) && code === "unauthenticated") onSignedOut();
    else if (!socket.active) later();
  });
  socket.on("session_revoked", onSignedOut);
  socket.on("disconnect", (reason) => {
    set("offline");
    if (reason === "io server disconnect") later();
  });
  cache.setQueryData<Connection>(keys.connection, { state: "connecting", offlineSince: Date.now() });
  socket.connect();

  return () => {
    clearTimeout(timer);
    socket.disconnect();
  };
}
