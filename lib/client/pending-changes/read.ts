import { type QueryClient, QueryObserver, skipToken } from "@tanstack/react-query";
import { keys } from "../sync/cache";
import type { QueuedChange } from "./apply";

/** What the person has done to messages and the server does not know yet. */
export interface QueuedChanges {
  /** Those of a message, in the order in which they were asked for; the same list until they change. */
  of(messageId: string): readonly QueuedChange[];
  subscribe(listener: () => void): () => void;
}

const NOTHING: readonly QueuedChange[] = [];
const made = new WeakMap<QueryClient, QueuedChanges>();

/** One look at the cache for all messages on the screen: one each would cost more than drawing them. */
export function queuedChanges(cache: QueryClient): QueuedChanges {
  const known = made.get(cache) ?? create(cache);
  made.set(cache, known);
  return known;
}

function create(cache: QueryClient): QueuedChanges {
  const listeners = new Set<() => void>();
  let stop: (() => void) | undefined;
  let indexed: readonly QueuedChange[] | undefined;
  let byMessage = new Map<string, QueuedChange[]>();

  function begin(): () => void {
    const observer = new QueryObserver<QueuedChange[]>(cache, {
      queryKey: keys.changes,
      queryFn: skipToken,
    });
    return observer.subscribe(() => {
      for (const listener of listeners) listener();
    });
  }

  return {
    of(messageId) {
      const queued = cache.getQueryData<QueuedChange[]>(keys.changes);
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
