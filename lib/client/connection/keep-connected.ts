import type { QueryClient } from "@tanstack/react-query";
import { isErrorCode } from "@/lib/contract/errors";
import { queryKeys } from "../sync/cache";
import type { Connection } from "./connection";
import type { ConnectionState } from "./connection-state";
import { type ChatSocket, reconnectIfUnresponsive } from "./socket";

interface Hooks {
  /** Adds the listeners of the other parts, once the socket exists. */
  listen?(socket: ChatSocket): void;
  /** The session has ended, by the person's own wish or not: nothing but signing in again helps. */
  onSignedOut(wished: boolean): void;
}

export interface KeptConnection {
  /** Reconnects unless the server still answers. */
  check(): void;
  reconnect(): void;
  stop(): void;
}

const RETRY_MIN_MS = 500;
const RETRY_MAX_MS = 15_000;

/**
 * Keeps the socket connected and the cache's word on it true. Whatever ended or refused a connection, unless it is that
 * the session has ended, another try follows here after a growing, jittered pause, so that the page can tell when.
 */
export function keepConnected(
  connection: Connection,
  cache: QueryClient,
  { listen, onSignedOut }: Hooks,
): KeptConnection {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let listening = false;
  let stopped = false;

  const set = (state: ConnectionState["state"], retryAt: number | null) => {
    cache.setQueryData<ConnectionState>(queryKeys.connection, (known) => ({
      state,
      offlineSince: state === "online" ? null : (known?.offlineSince ?? Date.now()),
      retryAt,
    }));
  };
  const later = (atLeastMs = 0) => {
    const growing = Math.min(RETRY_MAX_MS, RETRY_MIN_MS * 2 ** failures) * (0.5 + Math.random());
    // Many are told to come back after the same time; they must not do so at one moment.
    const pause = Math.max(growing, atLeastMs * (1 + Math.random()));
    failures += 1;
    clearTimeout(timer);
    timer = setTimeout(() => {
      set("offline", null);
      connect();
    }, pause);
    set("offline", Date.now() + pause);
  };
  const connectSocket = (socket: ChatSocket) => {
    if (stopped) return;
    if (!listening) {
      listening = true;
      listen?.(socket);
      addListeners(socket);
    }
    socket.connect();
  };
  function connect(): void {
    if (connection.socket) connectSocket(connection.socket);
    else loadAndConnect();
  }
  /** A library that cannot be loaded is a failed attempt like any other. */
  function loadAndConnect(): void {
    connection.open().then(connectSocket, () => {
      if (!stopped) later();
    });
  }
  function addListeners(socket: ChatSocket): void {
    socket.on("connect", () => {
      failures = 0;
      clearTimeout(timer);
      set("online", null);
    });
    socket.on("connect_error", (error: Error & { data?: { code?: unknown; retryAfterMs?: unknown } }) => {
      const { code, retryAfterMs } = error.data ?? {};
      if (isErrorCode(code) && code === "unauthenticated") {
        set("offline", null);
        onSignedOut(false);
      } else later(typeof retryAfterMs === "number" ? retryAfterMs : 0);
    });
    socket.on("session_revoked", ({ reason }) => onSignedOut(reason === "signed_out"));
    socket.on("disconnect", (reason) => {
      if (reason === "io client disconnect") set("offline", null);
      else later();
    });
  }
  set("connecting", null);
  connect();

  return {
    check() {
      if (connection.socket) void reconnectIfUnresponsive(connection.socket);
      else connect();
    },
    reconnect() {
      connection.socket?.disconnect();
      connect();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      connection.socket?.disconnect();
      connection.socket?.removeAllListeners();
    },
  };
}
