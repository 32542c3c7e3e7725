import type { QueryClient } from "@tanstack/react-query";
import type { FirstData } from "@/lib/contract/first-data";
import { keys } from "./cache";
import { conversationFrom } from "./conversation";

/** Going back may bring a page that is kept in memory, with what came along with it then. */
const taken = new WeakSet<FirstData>();

/** Puts what came along with the page where answers of the API would go, once. */
export function putFirstData(cache: QueryClient, first: FirstData): void {
  if (taken.has(first)) return;
  taken.add(first);
  cache.setQueryData(keys.rooms, first.rooms);
  for (const user of first.users) cache.setQueryData(keys.user(user.id), user);
  if (first.conversation) {
    const { roomId, page } = first.conversation;
    cache.setQueryData(keys.conversation(roomId), conversationFrom(page));
  }
}
