import type { QueryClient } from "@tanstack/react-query";
import { v7 as uuidv7 } from "uuid";
import { keys } from "../sync/cache";
import type { OutboxItem } from "./outbox-store";

/** What somebody has written, on its way to become a message. */
export type Draft = Pick<OutboxItem, "content" | "replyTo" | "mentions" | "files" | "forwarded">;

export const newItem = (roomId: string, draft: Draft): OutboxItem => ({
  id: uuidv7(),
  roomId,
  ...draft,
  createdAt: new Date().toISOString(),
  state: "sending",
});

export const shownItems = (cache: QueryClient): OutboxItem[] =>
  cache.getQueryData<OutboxItem[]>(keys.outbox) ?? [];

/** Shows these as what has not reached the server yet, in the order in which they go out. */
export function showItems(cache: QueryClient, items: readonly OutboxItem[]): void {
  cache.setQueryData<OutboxItem[]>(
    keys.outbox,
    items.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  );
}

/** Shows one among the others, instead of what it was before. */
export function showItem(cache: QueryClient, item: OutboxItem): void {
  showItems(cache, [...shownItems(cache).filter(({ id }) => id !== item.id), item]);
}
