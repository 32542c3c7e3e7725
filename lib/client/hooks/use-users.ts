"use client";

import { notifyManager, QueryObserver, useIsRestoring, useQueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import type { User } from "@/lib/contract/users";
import { queryKeys } from "../api/query-keys";
import { useChat } from "./chat-context";

/** Returns users by id, in the same order; undefined for one that is not loaded or was deleted. Requests are batched. */
export function useUsers(userIds: readonly string[]): (User | undefined)[] {
  const { loadUser } = useChat();
  const cache = useQueryClient();
  const restoring = useIsRestoring();
  const ids = userIds.join();
  const subscribe = useCallback(
    (onChange: () => void) => {
      if (restoring || ids === "") return () => undefined;
      const unsubscribers = ids.split(",").map((userId) => {
        const observer = new QueryObserver<User | null>(cache, {
          queryKey: queryKeys.user(userId),
          queryFn: () => loadUser(userId),
        });
        return observer.subscribe(notifyManager.batchCalls(onChange));
      });
      return () => {
        for (const unsubscribe of unsubscribers) unsubscribe();
      };
    },
    [cache, loadUser, restoring, ids],
  );
  const user = (userId: string) => cache.getQueryData<User | null>(queryKeys.user(userId)) ?? undefined;
  // The snapshot that React compares: how often each user was updated.
  const updateCounts = () =>
    userIds.map((userId) => cache.getQueryState(queryKeys.user(userId))?.dataUpdateCount).join();
  useSyncExternalStore(subscribe, updateCounts, updateCounts);
  return userIds.map(user);
}

/** Returns the loaded ones of these users, in the order of the ids. */
export function useLoadedUsers(userIds: readonly string[]): User[] {
  return useUsers(userIds).filter((user) => user !== undefined);
}
