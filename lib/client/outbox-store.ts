import { createStore, del, entries, set } from "idb-keyval";
import type { ErrorBody } from "@/lib/contract/errors";

/** A message that the server has not confirmed yet. */
export interface OutboxItem {
  id: string;
  roomId: string;
  content: string;
  replyTo?: string;
  mentions?: string[];
  /** When it was written, ISO-8601; with the id, which sorts by time, the order in which to send. */
  createdAt: string;
  state: "sending" | "failed";
  error?: ErrorBody;
}

/** Where unsent messages survive a reload. */
export interface OutboxStore {
  all(): Promise<OutboxItem[]>;
  put(item: OutboxItem): Promise<void>;
  remove(id: string): Promise<void>;
}

/** For where nothing can be kept (a private window, a full disk): unsent messages live as long as the page. */
export function memoryOutbox(): OutboxStore {
  const items = new Map<string, OutboxItem>();
  return {
    all: async () => [...items.values()],
    put: async (item) => void items.set(item.id, item),
    remove: async (id) => void items.delete(id),
  };
}

/** One database per account: what one person wrote is never sent in another's name. */
export function indexedDbOutbox(userId: string): OutboxStore {
  const store = createStore(`parley-outbox-${userId}`, "items");
  const fallback = memoryOutbox();
  const orElse = <T>(kept: Promise<T>, instead: () => Promise<T>) => kept.catch(instead);
  return {
    all: () =>
      orElse(
        entries<string, OutboxItem>(store).then((found) => found.map(([, item]) => item)),
        fallback.all,
      ),
    put: (item) => orElse(set(item.id, item, store), () => fallback.put(item)),
    remove: (id) => orElse(del(id, store), () => fallback.remove(id)),
  };
}
