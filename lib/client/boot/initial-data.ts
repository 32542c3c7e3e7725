import type { QueryClient } from "@tanstack/react-query";
import type { InitialData } from "@/lib/contract/initial-data";
import { queryKeys } from "../api/query-keys";
import { conversationFromPage } from "../sync/conversation";

/** Going back may bring a page that is kept in memory, with what came along with it then. */
const taken = new WeakSet<InitialData>();

/** Has the next one who would put it do nothing. */
export const markInitialDataUsed = (first: InitialData): void => void taken.add(first);

/** Puts what came along with the page where answers of the API would go, unless it has been taken. Returns whether it did. */
export function seedInitialData(cache: QueryClient, first: InitialData): boolean {
  if (taken.has(first)) return false;
  cache.setQueryData(queryKeys.rooms, first.rooms);
  for (const user of first.users) cache.setQueryData(queryKeys.user(user.id), user);
  if (first.conversation) {
    const { roomId, page } = first.conversation;
    cache.setQueryData(queryKeys.conversation(roomId), conversationFromPage(page));
  }
  return true;
}
