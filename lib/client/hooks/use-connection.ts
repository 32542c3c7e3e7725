"use client";

import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ConnectionState, INITIAL_CONNECTION_STATE } from "../connection/connection-state";
import { queryKeys } from "../sync/cache";
import { useChat } from "./chat-context";

/** Returns whether the client is offline. Rerenders only when that changes. */
export function useOffline(): boolean {
  const { data } = useQuery({
    queryKey: queryKeys.connection,
    queryFn: skipToken,
    select: ({ state }: ConnectionState) => state === "offline",
  });
  return data ?? false;
}

export function useConnection(): ConnectionState & { reconnect(): void } {
  const { socket } = useChat();
  const cache = useQueryClient();
  const { data } = useQuery<ConnectionState>({ queryKey: queryKeys.connection, queryFn: skipToken });
  return {
    ...(data ?? INITIAL_CONNECTION_STATE),
    reconnect() {
      cache.setQueryData<ConnectionState>(
        queryKeys.connection,
        (current) => current && { ...current, retryAt: null },
      );
      socket.disconnect().connect();
    },
  };
}
