import type { QueryClient } from "@tanstack/react-query";
import { isErrorCode } from "@/lib/contract/errors";
import { Backoff } from "@/lib/shared/concurrency/backoff";
import { queryKeys } from "../api/query-keys";
import type { Connection } from "./connection";
import type { ConnectionState } from "./connection-state";
import { type ChatSocket, reconnectIfUnresponsive } from "./socket";

interface Hooks {
  /** Adds the listeners of the other parts, once the socket exists. */
  listen?(socket: ChatSocket): void;
  /** Called when the session has ended, by the user (`voluntary`) or not: only signing in again helps. */
  onSignedOut(voluntary: boolean): void;
}

export interface KeptConnection {
  /** Reconnects unless the server still answers. */
  check(): void;
  reconnect(): void;
  stop(): void;
}

const BACKOFF = { minMs: 500, maxMs: 15_000, jitter: 0.5, retryAfter: "extend" } as const;

/**
 * Keeps the socket connected and the connection state in the cache current. Unless the session has ended, every lost or
 * refused connection is retried here with a jittered backoff, so that the page knows when.
 */
export function keepConnected(
  connection: Connection,
  cache: QueryClient,
  { listen, onSignedOut }: Hooks,
): KeptConnection {
  const backoff = new Backoff(BACKOFF);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let listening = false;
  let stopped = false;

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
      connect();
    }, delay);
    set("offline", Date.now() + delay);
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
      if (!stopped) scheduleReconnect();
    });
  }
  function addListeners(socket: ChatSocket): void {
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
