import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { clear, del, get, set } from "idb-keyval";
import { cacheDatabase } from "./cache-database";

/** Changes with the shape of what is cached: another version's is dropped. */
const VERSION = 3;
const DAYS = 24 * 60 * 60_000;
const KEPT_MS = 30 * DAYS;

/** A session has ended in this page, which is left by a full load. */
let ended = false;

export interface PersistedQuery {
  queryKey: QueryKey;
  data: unknown;
  /** When it was heard of last, in milliseconds since the epoch. */
  updatedAt: number;
}

interface Kept {
  version: number;
  /** When it was written, in milliseconds since the epoch. */
  at: number;
  queries: PersistedQuery[];
}

/** Puts into the cache what rooms and recent messages an earlier page has kept in IndexedDB. */
export async function restoreCache(cache: QueryClient, userId: string): Promise<void> {
  const text = await get<string>(userId, cacheDatabase());
  if (text === undefined) return;
  const { version, at, queries } = JSON.parse(text) as Kept;
  if (version === VERSION && at > Date.now() - KEPT_MS) restoreQueries(cache, queries);
  else await del(userId, cacheDatabase());
}

/** Writes what is to outlive the page, unless the session has ended. */
export async function writePersistedQueries(userId: string, queries: PersistedQuery[]): Promise<void> {
  if (ended) return;
  const kept: Kept = { version: VERSION, at: Date.now(), queries };
  await set(userId, JSON.stringify(kept), cacheDatabase());
}

/** Forgets what this browser kept of every account: at the end of a session nothing of it stays readable, nor comes back. */
export async function clearPersistedCaches(): Promise<void> {
  ended = true;
  await clear(cacheDatabase());
}

/** What is in the cache already is of this page, and newer. */
export function restoreQueries(cache: QueryClient, queries: readonly PersistedQuery[]): void {
  for (const { queryKey, data, updatedAt } of queries)
    if (cache.getQueryData(queryKey) === undefined) cache.setQueryData(queryKey, data, { updatedAt });
}
