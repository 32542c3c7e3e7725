import { createAsyncStoragePersister } from "@tanstack/query-async-storage-persister";
import type { Query } from "@tanstack/react-query";
import type { PersistedClient, PersistQueryClientOptions } from "@tanstack/react-query-persist-client";
import { clear, del, get, set } from "idb-keyval";
import { keys } from "./cache";
import { type Conversation, hasNewer, newestPart } from "./conversation";
import { keptStore } from "./kept-store";

/** Changes with the shape of what is cached: another version's is dropped. */
const VERSION = "2";
const DAYS = 24 * 60 * 60_000;
const CONVERSATIONS = 20;
const MESSAGES = 100;
const WRITE_EVERY_MS = 2_000;

const [CONVERSATION] = keys.conversation("");
const KEPT = new Set<unknown>([keys.rooms[0], CONVERSATION, keys.user("")[0]]);

/** How rooms and recent messages outlive the page, in IndexedDB: shown at once at the next start, then reconciled. */
export function keptCache(userId: string): Omit<PersistQueryClientOptions, "queryClient"> {
  return {
    buster: VERSION,
    maxAge: 30 * DAYS,
    persister: createAsyncStoragePersister({
      key: userId,
      throttleTime: WRITE_EVERY_MS,
      storage: {
        getItem: (key) => get<string>(key, keptStore()),
        setItem: (key, value) => set(key, value, keptStore()),
        removeItem: (key) => del(key, keptStore()),
      },
      serialize: (client) => JSON.stringify(trimmed(client)),
    }),
    dehydrateOptions: { shouldDehydrateQuery },
  };
}

/** Forgets what this browser kept of every account: at the end of a session nothing of it stays readable. */
export async function clearKeptCaches(): Promise<void> {
  await clear(keptStore());
}

/** A conversation is kept while its window reaches the newest message: the next start begins there. */
export function shouldDehydrateQuery(query: Pick<Query, "queryKey" | "state">): boolean {
  if (query.state.status !== "success" || !KEPT.has(query.queryKey[0])) return false;
  return query.queryKey[0] !== CONVERSATION || !hasNewer(query.state.data as Conversation);
}

/** The newest conversations with their newest messages: enough for a start, and bounded. */
export function trimmed(client: PersistedClient): PersistedClient {
  const queries = [...client.clientState.queries].sort(
    (a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt,
  );
  const isConversation = (query: (typeof queries)[number]) => query.queryKey[0] === CONVERSATION;
  const conversations = queries.filter(isConversation).slice(0, CONVERSATIONS);
  const others = queries.filter((query) => !isConversation(query));
  const kept = conversations.map((query) => {
    const data = newestPart(query.state.data as Conversation, MESSAGES);
    return { ...query, state: { ...query.state, data } };
  });
  return { ...client, clientState: { ...client.clientState, queries: [...others, ...kept] } };
}
