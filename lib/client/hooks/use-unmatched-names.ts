"use client";

import { useQueries } from "@tanstack/react-query";
import type { User } from "@/lib/contract/users";
import { queryKeys } from "../api/query-keys";
import { useChat } from "./chat-context";

const FRESH_MS = 60_000;

/** Returns the names that match no user; empty until that is known. */
export function useUnmatchedNames(names: readonly string[]): string[] {
  const { api } = useChat();
  return useQueries({
    queries: names.map((name) => ({
      queryKey: queryKeys.nameMatches(name),
      queryFn: async () =>
        (await api.get<{ users: User[] }>(`/api/users?query=${encodeURIComponent(name)}`)).users.length,
      staleTime: FRESH_MS,
    })),
    combine: (results) => names.filter((_, index) => results[index]?.data === 0),
  });
}
