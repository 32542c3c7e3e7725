import { createStore, type UseStore } from "idb-keyval";

let store: UseStore | undefined;

/** Where this browser keeps things of the account that is signed in. Opened when first used: a server has none. */
export function cacheDatabase(): UseStore {
  store ??= createStore("parley-cache", "cache");
  return store;
}
