import { type QueryClient, QueryObserver, skipToken } from "@tanstack/react-query";
import { queryKeys } from "../api/query-keys";
import type { PendingChange } from "./apply";

/** What the person has done to messages and the server does not know yet. */
export interface PendingChangeIndex {
  /** Those of a message, in the order in which they were asked for; the same list until they change. */
  forMessage(messageId: string): readonly PendingChange[];
  subscribe(listener: () => void): () => void;
}

const NOTHING: readonly PendingChange[] = [];
const made = new WeakMap<QueryClient, PendingChangeIndex>();

/** One look at the cache for all messages on the screen: one each would cost more than drawing them. */
export function pendingChangeIndex(cache: QueryClient): PendingChangeIndex {
  const known = made.get(cache) ?? create(cache);
  made.set(cache, known);
  return known;
}

function create(cache: QueryClient): PendingChangeIndex {
  const listeners = new Set<() => void>();
  let stop: (() => void) | undefined;
  let indexed: readonly PendingChange[] | undefined;
  let byMessage = new Map<string, PendingChange[]>();

  function begin(): () => void {
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
      const queued = cache.getQueryData<PendingChange[]>(queryKeys.pendingChanges);
      if (queued !== indexed) {
        indexed = queued;
        byMessage = new Map();
        for (const item of queued ?? [])
          byMessage.set(item.messageId, [...(byMessage.get(item.messageId) ?? []), item]);
      }
      return byMessage.get(messageId) ?? NOTHING;
    },
    subscribe(listener) {
      listeners.add(listener);
      stop ??= begin();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = undefined;
      };
    },
  };
}
