"use client";

import { useQueries } from "@tanstack/react-query";
import type { User } from "@/lib/contract/users";
import { keys } from "../cache";
import { useChat } from "./chat-context";

/** Many users by id, in the same order; undefined for one that is not loaded yet or is gone. Requests are gathered. */
export function useUsers(userIds: readonly string[]): (User | undefined)[] {
  const { loadUser } = useChat();
  return useQueries({
    queries: userIds.map((userId) => ({ queryKey: keys.user(userId), queryFn: () => loadUser(userId) })),
    combine: (results) => results.map(({ data }) => data ?? undefined),
  });
}
