import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { clear, del, get, set } from "idb-keyval";
import { cacheDatabase } from "./cache-database";

/** Rises whenever the shape of cached data changes. Data of another version is dropped. */
const VERSION = 3;
const DAYS = 24 * 60 * 60_000;
/** How long stored data is used, ms. */
const MAX_AGE_MS = 30 * DAYS;

/** Whether the session has ended. The page is then left by a full load. */
let ended = false;

export interface PersistedQuery {
  queryKey: QueryKey;
  data: unknown;
  /** When the data was last updated, in milliseconds since the epoch. */
  updatedAt: number;
}

interface CacheSnapshot {
  version: number;
  /** When it was written, in milliseconds since the epoch. */
  at: number;
  queries: PersistedQuery[];
}

/** Puts rooms and recent messages that an earlier page has stored in IndexedDB into the cache. */
export async function restoreCache(cache: QueryClient, userId: string): Promise<void> {
  const text = await get<string>(userId, cacheDatabase());
  if (text === undefined) return;
  const { version, at, queries } = JSON.parse(text) as CacheSnapshot;
  if (version === VERSION && at > Date.now() - MAX_AGE_MS) restoreQueries(cache, queries);
  else await del(userId, cacheDatabase());
}

/** Stores queries for the next page, unless the session has ended. */
export async function writePersistedQueries(userId: string, queries: PersistedQuery[]): Promise<void> {
  if (ended) return;
  const snapshot: CacheSnapshot = { version: VERSION, at: Date.now(), queries };
  await set(userId, JSON.stringify(snapshot), cacheDatabase());
}

/** Removes the stored data of all accounts and prevents later writes: nothing stays readable after a session. */
export async function clearPersistedCaches(): Promise<void> {
  ended = true;
  await clear(cacheDatabase());
}

/** Puts queries into the cache. Data that is there already comes from this page and is newer, so it stays. */
export function restoreQueries(cache: QueryClient, queries: readonly PersistedQuery[]): void {
  for (const { queryKey, data, updatedAt } of queries)
    if (cache.getQueryData(queryKey) === undefined) cache.setQueryData(queryKey, data, { updatedAt });
}
