"use client";

import { notifyManager, QueryObserver, useIsRestoring, useQueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import type { User } from "@/lib/contract/users";
import { queryKeys } from "../api/query-keys";
import { useChat } from "./chat-context";

/** Many users by id, in the same order; undefined for one that is not loaded yet or is gone. Requests are gathered. */
export function useUsers(userIds: readonly string[]): (User | undefined)[] {
  const { loadUser } = useChat();
  const cache = useQueryClient();
  const restoring = useIsRestoring();
  const ids = userIds.join();
  const subscribe = useCallback(
    (onChange: () => void) => {
      if (restoring || ids === "") return () => undefined;
      const stops = ids.split(",").map((userId) => {
        const observer = new QueryObserver<User | null>(cache, {
          queryKey: queryKeys.user(userId),
          queryFn: () => loadUser(userId),
        });
        return observer.subscribe(notifyManager.batchCalls(onChange));
      });
      return () => {
        for (const stop of stops) stop();
      };
    },
    [cache, loadUser, restoring, ids],
  );
  const user = (userId: string) => cache.getQueryData<User | null>(queryKeys.user(userId)) ?? undefined;
  // What is compared from look to look: how often each of them has been heard of.
  const heard = () =>
    userIds.map((userId) => cache.getQueryState(queryKeys.user(userId))?.dataUpdateCount).join();
  useSyncExternalStore(subscribe, heard, heard);
  return userIds.map(user);
}

/** People in the order of their ids; who is not known yet is left out. */
export function useLoadedUsers(userIds: readonly string[]): User[] {
  return useUsers(userIds).filter((user) => user !== undefined);
}
