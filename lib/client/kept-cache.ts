import type { Query, QueryClient, QueryKey } from "@tanstack/react-query";
import { clear, del, get, set } from "idb-keyval";
import { keys } from "./cache";
import { type Conversation, hasNewer, newestPart } from "./conversation";
import { keptStore } from "./kept-store";

/** Changes with the shape of what is cached: another version's is dropped. */
const VERSION = 3;
const DAYS = 24 * 60 * 60_000;
const KEPT_MS = 30 * DAYS;
const CONVERSATIONS = 20;
const MESSAGES = 100;
const WRITE_EVERY_MS = 2_000;

const [CONVERSATION] = keys.conversation("");
const KEPT = new Set<unknown>([keys.rooms[0], CONVERSATION, keys.user("")[0]]);

/** A session has ended in this page, which is left by a full load. */
let ended = false;

export interface KeptQuery {
  queryKey: QueryKey;
  data: unknown;
  /** When it was heard of last, in milliseconds since the epoch. */
  updatedAt: number;
}

interface Kept {
  version: number;
  /** When it was written, in milliseconds since the epoch. */
  at: number;
  queries: KeptQuery[];
}

/** Puts into the cache what rooms and recent messages an earlier page has kept in IndexedDB. */
export async function restoreCache(cache: QueryClient, userId: string): Promise<void> {
  const text = await get<string>(userId, keptStore());
  if (text === undefined) return;
  const { version, at, queries } = JSON.parse(text) as Kept;
  if (version === VERSION && at > Date.now() - KEPT_MS) putKept(cache, queries);
  else await del(userId, keptStore());
}

/** From now on rooms and recent messages outlive the page, as they are every two seconds. Returns what ends it. */
export function keepCache(cache: QueryClient, userId: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    timer = undefined;
    if (ended) return;
    const kept: Kept = { version: VERSION, at: Date.now(), queries: takeKept(cache) };
    // Where nothing can be kept, there is no start without the server: nothing else depends on it.
    void set(userId, JSON.stringify(kept), keptStore()).catch(() => undefined);
  };
  const unsubscribe = cache.getQueryCache().subscribe(({ query }) => {
    if (KEPT.has(query.queryKey[0])) timer ??= setTimeout(write, WRITE_EVERY_MS);
  });
  return () => {
    unsubscribe();
    clearTimeout(timer);
  };
}

/** Forgets what this browser kept of every account: at the end of a session nothing of it stays readable, nor comes back. */
export async function clearKeptCaches(): Promise<void> {
  ended = true;
  await clear(keptStore());
}

/** What is kept: enough for a start, and bounded to the newest conversations with their newest messages. */
export function takeKept(cache: QueryClient): KeptQuery[] {
  const queries = cache
    .getQueryCache()
    .getAll()
    .filter(isKept)
    .map(({ queryKey, state }) => ({ queryKey, data: state.data, updatedAt: state.dataUpdatedAt }));
  const isConversation = ({ queryKey }: KeptQuery) => queryKey[0] === CONVERSATION;
  const conversations = queries
    .filter(isConversation)
    .sort((a, b) => b.updatedAt - a.updatedAt)
    .slice(0, CONVERSATIONS)
    .map((query) => ({ ...query, data: newestPart(query.data as Conversation, MESSAGES) }));
  return [...queries.filter((query) => !isConversation(query)), ...conversations];
}

/** What is in the cache already is of this page, and newer. */
export function putKept(cache: QueryClient, queries: readonly KeptQuery[]): void {
  for (const { queryKey, data, updatedAt } of queries)
    if (cache.getQueryData(queryKey) === undefined) cache.setQueryData(queryKey, data, { updatedAt });
}

/** A conversation is kept while its window reaches the newest message: the next start begins there. */
function isKept({ queryKey, state }: Query): boolean {
  if (state.status !== "success" || !KEPT.has(queryKey[0])) return false;
  return queryKey[0] !== CONVERSATION || !hasNewer(state.data as Conversation);
}
