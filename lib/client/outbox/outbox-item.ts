import type { QueryClient } from "@tanstack/react-query";
import { v7 as uuidv7 } from "uuid";
import { queryKeys } from "../api/query-keys";
import type { OutboxItem } from "./outbox-store";

/** A message as the composer hands it over, before it has an id. */
export type OutgoingMessage = Pick<OutboxItem, "content" | "replyTo" | "mentions" | "files" | "forwarded">;

export const newOutboxItem = (roomId: string, draft: OutgoingMessage): OutboxItem => ({
  id: uuidv7(),
  roomId,
  ...draft,
  createdAt: new Date().toISOString(),
  state: "sending",
});

export const getOutboxItems = (cache: QueryClient): OutboxItem[] =>
  cache.getQueryData<OutboxItem[]>(queryKeys.outbox) ?? [];

/** Shows these items as unsent, in the order in which they are sent. */
export function setOutboxItems(cache: QueryClient, items: readonly OutboxItem[]): void {
  cache.setQueryData<OutboxItem[]>(
    queryKeys.outbox,
    items.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  );
}

/** Shows an item in place of any with the same id. */
export function upsertOutboxItem(cache: QueryClient, item: OutboxItem): void {
  setOutboxItems(cache, [...getOutboxItems(cache).filter(({ id }) => id !== item.id), item]);
}
