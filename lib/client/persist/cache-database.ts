import { createStore, type UseStore } from "idb-keyval";

let store: UseStore | undefined;

/** Returns the IndexedDB store for data of the signed-in account. Opened at first use, since a server has none. */
export function cacheDatabase(): UseStore {
  store ??= createStore("parley-cache", "cache");
  return store;
}
