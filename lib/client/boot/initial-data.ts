import type { QueryClient } from "@tanstack/react-query";
import type { FirstData } from "@/lib/contract/initial-data";
import { keys } from "../sync/cache";
import { conversationFrom } from "../sync/conversation";

/** Going back may bring a page that is kept in memory, with what came along with it then. */
const taken = new WeakSet<FirstData>();

/** Has the next one who would put it do nothing. */
export const takeFirstData = (first: FirstData): void => void taken.add(first);

/** Puts what came along with the page where answers of the API would go, unless it has been taken. Returns whether it did. */
export function putFirstData(cache: QueryClient, first: FirstData): boolean {
  if (taken.has(first)) return false;
  cache.setQueryData(keys.rooms, first.rooms);
  for (const user of first.users) cache.setQueryData(keys.user(user.id), user);
  if (first.conversation) {
    const { roomId, page } = first.conversation;
    cache.setQueryData(keys.conversation(roomId), conversationFrom(page));
  }
  return true;
}
