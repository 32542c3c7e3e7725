import type { Query, QueryClient } from "@tanstack/react-query";
import { queryKeys } from "../api/query-keys";
import { type PersistedQuery, writePersistedQueries } from "../persist/cache-store";
import { getRooms } from "./cache";
import { type Conversation, hasNewer, trimToNewest } from "./conversation";

/** Max conversations that are stored. */
const CONVERSATIONS_MAX = 20;
/** Max messages per stored conversation. */
const MESSAGES_MAX = 100;
/** Min time between two writes, ms. */
const WRITE_INTERVAL_MS = 2_000;

const [CONVERSATION] = queryKeys.conversation("");
const PERSISTED_KINDS = new Set<unknown>([queryKeys.rooms[0], CONVERSATION, queryKeys.user("")[0]]);

/** Stores rooms, users and recent messages for the next page, every two seconds at most. Returns a function that stops. */
export function persistCache(cache: QueryClient, userId: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined = setTimeout(write, WRITE_INTERVAL_MS);
  function write(): void {
    timer = undefined;
    // A failed write only means that the next page starts without stored data.
    void writePersistedQueries(userId, selectPersistedQueries(cache)).catch(() => undefined);
  }
  const unsubscribe = cache.getQueryCache().subscribe(({ query }) => {
    if (PERSISTED_KINDS.has(query.queryKey[0])) timer ??= setTimeout(write, WRITE_INTERVAL_MS);
  });
  return () => {
    unsubscribe();
    clearTimeout(timer);
  };
}

/**
 * Selects what is stored: enough for a start, bounded to the newest conversations with their newest messages. Rooms that
 * the user has left are excluded, although an earlier page has stored them (P10).
 */
export function selectPersistedQueries(cache: QueryClient): PersistedQuery[] {
  const rooms = getRooms(cache);
  const isMine = ({ queryKey }: PersistedQuery) => !rooms || rooms.some(({ id }) => id === queryKey[1]);
  const queries = cache
    .getQueryCache()
    .getAll()
    .filter(isPersisted)
    .map(({ queryKey, state }) => ({ queryKey, data: state.data, updatedAt: state.dataUpdatedAt }));
  const isConversation = ({ queryKey }: PersistedQuery) => queryKey[0] === CONVERSATION;
  const conversations = queries
    .filter((query) => isConversation(query) && isMine(query))
    .sort((a, b) => b.updatedAt - a.updatedAt)
    .slice(0, CONVERSATIONS_MAX)
    .map((query) => ({ ...query, data: trimToNewest(query.data as Conversation, MESSAGES_MAX) }));
  return [...queries.filter((query) => !isConversation(query)), ...conversations];
}

/** A conversation is stored only while its window reaches the newest message, where the next page starts. */
function isPersisted({ queryKey, state }: Query): boolean {
  if (state.status !== "success" || !PERSISTED_KINDS.has(queryKey[0])) return false;
  return queryKey[0] !== CONVERSATION || !hasNewer(state.data as Conversation);
}
