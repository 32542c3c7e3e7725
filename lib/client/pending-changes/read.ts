import { type QueryClient, QueryObserver, skipToken } from "@tanstack/react-query";
import { queryKeys } from "../api/query-keys";
import type { PendingChange } from "./apply";

/** The pending changes by message. */
export interface PendingChangeIndex {
  /** Returns the changes of a message in the order in which they were made; the same array until they change. */
  forMessage(messageId: string): readonly PendingChange[];
  subscribe(listener: () => void): () => void;
}

const NO_CHANGES: readonly PendingChange[] = [];
const indexes = new WeakMap<QueryClient, PendingChangeIndex>();

/** Returns the index that all messages on the screen share. One cache observer each would cost more than rendering them. */
export function pendingChangeIndex(cache: QueryClient): PendingChangeIndex {
  const known = indexes.get(cache) ?? createIndex(cache);
  indexes.set(cache, known);
  return known;
}

function createIndex(cache: QueryClient): PendingChangeIndex {
  const listeners = new Set<() => void>();
  let stop: (() => void) | undefined;
  let indexed: readonly PendingChange[] | undefined;
  let byMessage = new Map<string, PendingChange[]>();

  function observe(): () => void {
    const observer = new QueryObserver<PendingChange[]>(cache, {
      queryKey: queryKeys.pendingChanges,
      queryFn: skipToken,
    });
    return observer.subscribe(() => {
      for (const listener of listeners) listener();
    });
  }

  return {
    forMessage(messageId) {
      const pending = cache.getQueryData<PendingChange[]>(queryKeys.pendingChanges);
      if (pending !== indexed) {
        indexed = pending;
        byMessage = new Map();
        for (const item of pending ?? [])
          byMessage.set(item.messageId, [...(byMessage.get(item.messageId) ?? []), item]);
      }
      return byMessage.get(messageId) ?? NO_CHANGES;
    },
    subscribe(listener) {
      listeners.add(listener);
      stop ??= observe();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = undefined;
      };
    },
  };
}
