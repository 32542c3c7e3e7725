import type { QueryClient } from "@tanstack/react-query";
import { v7 as uuid } from "uuid";
import type { Message } from "@/lib/contract/messages";
import type { Api } from "../api/api";
import { ApiError, isRetryable } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import type { TabChannel } from "../connection/tab-channel";
import { createDurableQueue } from "../persist/durable-queue";
import type { ItemStore } from "../persist/item-store";
import type { MessageChange, PendingChange } from "./apply";

/** Max refusals that wait for the first listener. */
const UNDELIVERED_MAX = 20;

export type ChangeRefusedListener = (change: PendingChange, error: ApiError) => void;

export interface PendingChangeQueue {
  /** Shows the changes that an earlier page left, and sends while this tab is the leader. Returns a function that stops. */
  start(): () => void;
  /** Shows the change at once and sends it as soon as possible. */
  add(message: Pick<Message, "id" | "roomId">, change: MessageChange): Promise<void>;
  /** Retries at once: the connection is back. */
  retryNow(): void;
  /** Calls `listener` for changes that the server has refused, after they were undone. Returns a function that stops it. */
  onRefused(listener: ChangeRefusedListener): () => void;
}

interface Dependencies {
  api: Api;
  cache: QueryClient;
  store: ItemStore<PendingChange>;
  openTabs: () => TabChannel;
  /** Applies a confirmed change to the cache, as its event does. Hiding has no message in its response. */
  onDone(done: PendingChange, message: Message | undefined): void;
}

/**
 * Sends reactions, edits, deletions and hides in order, one at a time. Until the server answers, a change is overlaid on
 * its message and never merged into it, so undoing it means removing it.
 */
export function createPendingChangeQueue({
  api,
  cache,
  store,
  openTabs,
  onDone,
}: Dependencies): PendingChangeQueue {
  const refusedListeners = new Set<ChangeRefusedListener>();
  let undeliveredRefusals: Parameters<ChangeRefusedListener>[] = [];

  const items = () => cache.getQueryData<PendingChange[]>(queryKeys.pendingChanges) ?? [];

  const queue = createDurableQueue<PendingChange>({
    store,
    view: {
      get: items,
      set: (next) =>
        cache.setQueryData(
          queryKeys.pendingChanges,
          next.toSorted((a, b) => (a.at < b.at ? -1 : 1)),
        ),
    },
    openTabs,
    laneOf: () => "all",
    isReady: () => true,
    isConnected: () => true,
    send,
  });

  async function send(item: PendingChange): Promise<void> {
    try {
      onDone(item, await sendChange(api, item));
      await drop(item);
    } catch (error) {
      if (!(error instanceof ApiError) || isRetryable(error.code)) throw error;
      await drop(item);
      notifyRefused(item, error);
    }
  }

  /** Removes a settled change, unless a newer one for the same target has replaced it. */
  async function drop({ id, turn }: PendingChange): Promise<void> {
    if (items().some((item) => item.turn === turn)) await queue.remove(id, (stored) => stored.turn === turn);
  }

  function notifyRefused(...refusal: Parameters<ChangeRefusedListener>): void {
    if (refusedListeners.size === 0)
      undeliveredRefusals = [...undeliveredRefusals, refusal].slice(-UNDELIVERED_MAX);
    for (const listener of refusedListeners) listener(...refusal);
  }

  return {
    start: queue.start,
    async add({ id: messageId, roomId }, change) {
      const id = [messageId, change.kind, change.kind === "react" ? change.emoji : ""].join(" ");
      await queue.put({ id, messageId, roomId, change, at: new Date().toISOString(), turn: uuid() });
    },
    retryNow: queue.retryNow,
    onRefused(listener) {
      refusedListeners.add(listener);
      for (const refusal of undeliveredRefusals) listener(...refusal);
      undeliveredRefusals = [];
      return () => void refusedListeners.delete(listener);
    },
  };
}

/** Sends a change. Resolves to the changed message; undefined for one that is hidden. */
async function sendChange(api: Api, { messageId, change }: PendingChange): Promise<Message | undefined> {
  const path = `/api/messages/${messageId}`;
  const messageOf = async (call: Promise<{ message: Message }>) => (await call).message;
  switch (change.kind) {
    case "edit":
      return messageOf(api.patch(path, { content: change.content }));
    case "delete":
      return messageOf(api.delete(path));
    case "react": {
      const reaction = `${path}/reactions/${encodeURIComponent(change.emoji)}`;
      return messageOf(change.on ? api.put(reaction) : api.delete(reaction));
    }
    case "hide":
      return change.on ? api.put<undefined>(`${path}/hidden`) : messageOf(api.delete(`${path}/hidden`));
  }
}
