import { createStore, del, entries, get, set } from "idb-keyval";

/** Where what has not reached the server yet survives a reload. */
export interface ItemStore<Item> {
  all(): Promise<Item[]>;
  get(id: string): Promise<Item | undefined>;
  put(item: Item): Promise<void>;
  remove(id: string): Promise<void>;
}

/** For where nothing can be kept (a private window, a full disk): items live as long as the page. */
export function memoryItemStore<Item extends { id: string }>(): ItemStore<Item> {
  const items = new Map<string, Item>();
  return {
    all: async () => [...items.values()],
    get: async (id) => items.get(id),
    put: async (item) => void items.set(item.id, item),
    remove: async (id) => void items.delete(id),
  };
}

/** One IndexedDB database per account: what one person did is never sent in another's name. */
export function indexedDbItemStore<Item extends { id: string }>(database: string): ItemStore<Item> {
  const store = createStore(database, "items");
  const fallback = memoryItemStore<Item>();
  const orElse = <T>(kept: Promise<T>, instead: () => Promise<T>) => kept.catch(instead);
  return {
    all: () =>
      orElse(
        entries<string, Item>(store).then((found) => found.map(([, item]) => item)),
        fallback.all,
      ),
    get: async (id) => (await orElse(get<Item>(id, store), () => fallback.get(id))) ?? fallback.get(id),
    put: (item) => orElse(set(item.id, item, store), () => fallback.put(item)),
    remove: (id) => orElse(del(id, store), () => fallback.remove(id)),
  };
}
