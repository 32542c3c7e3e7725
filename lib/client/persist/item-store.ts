import { createStore, del, entries, get, set } from "idb-keyval";

/** A store of items that have not reached the server yet; it survives a reload. */
export interface ItemStore<Item> {
  all(): Promise<Item[]>;
  get(id: string): Promise<Item | undefined>;
  put(item: Item): Promise<void>;
  remove(id: string): Promise<void>;
}

/** For a browser that stores nothing (a private window, a full disk): items live as long as the page. */
export function memoryItemStore<Item extends { id: string }>(): ItemStore<Item> {
  const items = new Map<string, Item>();
  return {
    all: async () => [...items.values()],
    get: async (id) => items.get(id),
    put: async (item) => void items.set(item.id, item),
    remove: async (id) => void items.delete(id),
  };
}

/**
 * One IndexedDB database per account, so nothing is ever sent in another user's name. Items that IndexedDB does not
 * accept are held in memory; there they are newer than what it has under their ids.
 */
export function indexedDbItemStore<Item extends { id: string }>(database: string): ItemStore<Item> {
  const store = createStore(database, "items");
  const fallback = memoryItemStore<Item>();
  return {
    async all() {
      const stored = await entries<string, Item>(store).catch(() => []);
      const items = new Map(stored);
      for (const item of await fallback.all()) items.set(item.id, item);
      return [...items.values()];
    },
    get: async (id) => (await fallback.get(id)) ?? get<Item>(id, store).catch(() => undefined),
    async put(item) {
      await set(item.id, item, store).then(
        () => fallback.remove(item.id),
        () => fallback.put(item),
      );
    },
    async remove(id) {
      await fallback.remove(id);
      await del(id, store).catch(() => undefined);
    },
  };
}
