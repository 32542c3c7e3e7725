"use client";

import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { queryKeys } from "../api/query-keys";
import { type ConnectionState, INITIAL_CONNECTION_STATE } from "../connection/connection-state";
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

/** Whether the socket is connected now. */
export function useOnline(): boolean {
  const { data } = useQuery({
    queryKey: queryKeys.connection,
    queryFn: skipToken,
    select: ({ state }: ConnectionState) => state === "online",
  });
  return data ?? false;
}

export function useConnection(): ConnectionState & { reconnect(): void } {
  const chat = useChat();
  const cache = useQueryClient();
  const { data } = useQuery<ConnectionState>({ queryKey: queryKeys.connection, queryFn: skipToken });
  return {
    ...(data ?? INITIAL_CONNECTION_STATE),
    reconnect() {
      cache.setQueryData<ConnectionState>(
        queryKeys.connection,
        (current) => current && { ...current, retryAt: null },
      );
      chat.reconnect();
    },
  };
}
