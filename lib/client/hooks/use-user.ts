"use client";

import { keepPreviousData, skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { User } from "@/lib/contract/users";
import type { ApiError } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import { useChat } from "./chat-context";
import { useDebouncedValue } from "./use-debounced-value";
import { useUsers } from "./use-users";

const NO_IDS: readonly string[] = [];

/** Returns a user by id, with live presence once loaded. */
export function useUser(userId: string | null): User | undefined {
  const [user] = useUsers(userId === null ? NO_IDS : [userId]);
  return user;
}

/** Returns a function that gives the name of a cached user, without subscribing to changes. */
export function useNameLookup(): (userId: string) => string | undefined {
  const cache = useQueryClient();
  return useCallback((userId) => cache.getQueryData<User | null>(queryKeys.user(userId))?.name, [cache]);
}

/**
 * Searches users by name, debounced; none for a null query. Until the response arrives, `people` are the previous
 * matches, and `settled` is false.
 */
export function useUserSearch(query: string | null): {
  people: User[] | undefined;
  settled: boolean;
  error: ApiError | null;
} {
  const { api } = useChat();
  const debounced = useDebouncedValue(query);
  const { data, error, isPlaceholderData } = useQuery<User[], ApiError>({
    queryKey: queryKeys.userSearch(debounced ?? ""),
    queryFn:
      debounced === null
        ? skipToken
        : async () =>
            (await api.get<{ users: User[] }>(`/api/users?query=${encodeURIComponent(debounced)}`)).users,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  return {
    people: query === null ? undefined : data,
    settled: debounced === query && !isPlaceholderData,
    error,
  };
}
