"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { User } from "@/lib/contract/users";
import type { ApiError } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import { useChat } from "./chat-context";

/** Loads the users whom this user has blocked. The direct room changes through the server's event. */
export function useBlocks() {
  const { api } = useChat();
  const { data, error } = useQuery<User[], ApiError>({
    queryKey: queryKeys.blockedUsers,
    queryFn: async () => (await api.get<{ users: User[] }>("/api/blocks")).users,
    staleTime: 0,
  });
  return { blocked: data, error: data ? null : error };
}

export function useBlockActions() {
  const { api } = useChat();
  const cache = useQueryClient();
  const refresh = () => cache.invalidateQueries({ queryKey: queryKeys.blockedUsers });
  return {
    block: async (userId: string): Promise<void> => {
      await api.put(`/api/blocks/${userId}`);
      await refresh();
    },
    unblock: async (userId: string): Promise<void> => {
      await api.delete(`/api/blocks/${userId}`);
      await refresh();
    },
  };
}
