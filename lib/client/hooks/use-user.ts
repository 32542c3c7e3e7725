"use client";

import { keepPreviousData, skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { User } from "@/lib/contract/users";
import type { ApiError } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import { useChat } from "./chat-context";
import { useDebouncedValue } from "./use-debounced-value";
import { useUsers } from "./use-users";

const NOBODY: readonly string[] = [];

/** A user by id, with live presence once loaded. */
export function useUser(userId: string | null): User | undefined {
  const [user] = useUsers(userId === null ? NOBODY : [userId]);
  return user;
}

/** The name of a person who is known here already, for where it is wanted once and not shown. */
export function useNameLookup(): (userId: string) => string | undefined {
  const cache = useQueryClient();
  return useCallback((userId) => cache.getQueryData<User | null>(queryKeys.user(userId))?.name, [cache]);
}

/**
 * People whose name holds the words, nobody for null; waits for a pause in typing. Until the answer is there, `people` are
 * the ones who were found before, and `settled` is false.
 */
export function useUserSearch(query: string | null): {
  people: User[] | undefined;
  settled: boolean;
  error: ApiError | null;
} {
  const { api } = useChat();
  const settled = useDebouncedValue(query);
  const { data, error, isPlaceholderData } = useQuery<User[], ApiError>({
    queryKey: queryKeys.userSearch(settled ?? ""),
    queryFn:
      settled === null
        ? skipToken
        : async () =>
            (await api.get<{ users: User[] }>(`/api/users?query=${encodeURIComponent(settled)}`)).users,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  return {
    people: query === null ? undefined : data,
    settled: settled === query && !isPlaceholderData,
    error,
  };
}
