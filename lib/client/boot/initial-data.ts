import type { QueryClient } from "@tanstack/react-query";
import type { InitialData } from "@/lib/contract/initial-data";
import { queryKeys } from "../api/query-keys";
import { conversationFromPage } from "../sync/conversation";

/** Navigating back may mount a page from Next's memory with its old initial data. */
const used = new WeakSet<InitialData>();

/** Prevents a later `seedInitialData` with the same data. */
export const markInitialDataUsed = (data: InitialData): void => void used.add(data);

/** Seeds the cache with the API answers that came with the page, unless they are used. Returns whether it did. */
export function seedInitialData(cache: QueryClient, data: InitialData): boolean {
  if (used.has(data)) return false;
  cache.setQueryData(queryKeys.rooms, data.rooms);
  for (const user of data.users) cache.setQueryData(queryKeys.user(user.id), user);
  if (data.conversation) {
    const { roomId, page } = data.conversation;
    cache.setQueryData(queryKeys.conversation(roomId), conversationFromPage(page));
  }
  return true;
}
