import type { Query, QueryClient } from "@tanstack/react-query";
import { queryKeys } from "../api/query-keys";
import { type PersistedQuery, writePersistedQueries } from "../persist/cache-store";
import { getRooms } from "./cache";
import { type Conversation, hasNewer, trimToNewest } from "./conversation";

const CONVERSATIONS = 20;
const MESSAGES = 100;
const WRITE_EVERY_MS = 2_000;

const [CONVERSATION] = queryKeys.conversation("");
const KEPT = new Set<unknown>([queryKeys.rooms[0], CONVERSATION, queryKeys.user("")[0]]);

/** From now on rooms and recent messages outlive the page, as they are every two seconds. Returns what ends it. */
export function persistCache(cache: QueryClient, userId: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined = setTimeout(write, WRITE_EVERY_MS);
  function write(): void {
    timer = undefined;
    // Where nothing can be kept, there is no start without the server: nothing else depends on it.
    void writePersistedQueries(userId, selectPersistedQueries(cache)).catch(() => undefined);
  }
  const unsubscribe = cache.getQueryCache().subscribe(({ query }) => {
    if (KEPT.has(query.queryKey[0])) timer ??= setTimeout(write, WRITE_EVERY_MS);
  });
  return () => {
    unsubscribe();
    clearTimeout(timer);
  };
}

/**
 * What is kept: enough for a start, and bounded to the newest conversations with their newest messages. Of a room that the
 * person is not in any more nothing is, though an earlier page kept it (P10).
 */
export function selectPersistedQueries(cache: QueryClient): PersistedQuery[] {
  const rooms = getRooms(cache);
  const isMine = ({ queryKey }: PersistedQuery) => !rooms || rooms.some(({ id }) => id === queryKey[1]);
  const queries = cache
    .getQueryCache()
    .getAll()
    .filter(isKept)
    .map(({ queryKey, state }) => ({ queryKey, data: state.data, updatedAt: state.dataUpdatedAt }));
  const isConversation = ({ queryKey }: PersistedQuery) => queryKey[0] === CONVERSATION;
  const conversations = queries
    .filter((query) => isConversation(query) && isMine(query))
    .sort((a, b) => b.updatedAt - a.updatedAt)
    .slice(0, CONVERSATIONS)
    .map((query) => ({ ...query, data: trimToNewest(query.data as Conversation, MESSAGES) }));
  return [...queries.filter((query) => !isConversation(query)), ...conversations];
}

/** A conversation is kept while its window reaches the newest message: the next start begins there. */
function isKept({ queryKey, state }: Query): boolean {
  if (state.status !== "success" || !KEPT.has(queryKey[0])) return false;
  return queryKey[0] !== CONVERSATION || !hasNewer(state.data as Conversation);
}
