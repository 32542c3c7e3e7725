"use client";

import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { CONNECTING, type Connection } from "../connection/connection-state";
import { keys } from "../sync/cache";
import { useChat } from "./chat-context";

/** Whether the connection is known to be gone; heard of only when that changes. */
export function useOffline(): boolean {
  const { data } = useQuery({
    queryKey: keys.connection,
    queryFn: skipToken,
    select: ({ state }: Connection) => state === "offline",
  });
  return data ?? false;
}

export function useConnection(): Connection & { reconnect(): void } {
  const { socket } = useChat();
  const cache = useQueryClient();
  const { data } = useQuery<Connection>({ queryKey: keys.connection, queryFn: skipToken });
  return {
    ...(data ?? CONNECTING),
    reconnect() {
      cache.setQueryData<Connection>(keys.connection, (known) => known && { ...known, retryAt: null });
      socket.disconnect().connect();
    },
  };
}
