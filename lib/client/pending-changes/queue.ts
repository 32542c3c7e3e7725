import type { QueryClient } from "@tanstack/react-query";
import { v7 as uuid } from "uuid";
import type { Message } from "@/lib/contract/messages";
import type { Api } from "../api/api";
import { ApiError } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import type { TabChannel } from "../connection/tab-channel";
import type { ItemStore } from "../persist/item-store";
import type { MessageChange, PendingChange } from "./apply";

/** Errors that may pass by themselves; any other means that this will never be taken. */
const PASSING = new Set(["unavailable", "rate_limited", "unauthenticated"]);
const RETRY_MIN_MS = 500;
const RETRY_MAX_MS = 10_000;
const UNTOLD_MAX = 20;

export type ChangeRefusedListener = (change: PendingChange, error: ApiError) => void;

export interface PendingChangeQueue {
  /** Takes up what an earlier page left, and sends from now on in the tab that is the one to send. Returns what stops it. */
  start(): () => void;
  /** Shows the change at once and sends it as soon as that can be done. */
  add(message: Pick<Message, "id" | "roomId">, change: MessageChange): Promise<void>;
  /** Tries again at once: the connection is back. */
  retryNow(): void;
  /** Hears of what the server would not have. The change is undone by then. Returns what stops the hearing. */
  onRefused(listener: ChangeRefusedListener): () => void;
}

interface Parts {
  api: Api;
  cache: QueryClient;
  store: ItemStore<PendingChange>;
  openTabs: () => TabChannel;
  /** Takes what the server has done into the cache, as if it came by an event; hiding answers with no message. */
  onDone(done: PendingChange, message: Message | undefined): void;
}

/**
 * Reactions, edits and deletions on their way out. They lie over the messages until the server has answered, and are
 * never mixed with them: taking one back is leaving it out. Sent in order, one at a time.
 */
export function createPendingChangeQueue({ api, cache, store, openTabs, onDone }: Parts): PendingChangeQueue {
  const refusedListeners = new Set<ChangeRefusedListener>();
  /** What was refused before anybody listened is told to whoever does first. */
  let untold: Parameters<ChangeRefusedListener>[] = [];
  /** Ids whose removal has not reached the store yet. */
  const removing = new Set<string>();
  let tabs: TabChannel | undefined;
  let leading = false;
  let busy = false;
  let attempt = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;

  const items = () => cache.getQueryData<PendingChange[]>(queryKeys.pendingChanges) ?? [];
  const show = (next: PendingChange[]) =>
    cache.setQueryData(
      queryKeys.pendingChanges,
      next.sort((a, b) => (a.at < b.at ? -1 : 1)),
    );

  async function reload(): Promise<void> {
    const kept = (await store.all()).filter((item) => !removing.has(item.id));
    const mine = items().filter((item) => !kept.some((other) => other.id === item.id && other.at >= item.at));
    show([...kept.filter((item) => !mine.some((other) => other.id === item.id)), ...mine]);
    pump();
  }

  /** Leaves a newer wish for the same alone. */
  async function drop(done: PendingChange): Promise<void> {
    if (!items().some((item) => item.turn === done.turn)) return;
    show(items().filter((item) => item.turn !== done.turn));
    removing.add(done.id);
    await store.remove(done.id).finally(() => removing.delete(done.id));
    const newer = items().find((item) => item.id === done.id);
    if (newer) await store.put(newer);
    tabs?.announceChange();
  }

  function pump(): void {
    const next = items()[0];
    if (!leading || busy || pause || !next) return;
    busy = true;
    void sendOne(next).finally(() => {
      busy = false;
      pump();
    });
  }

  async function sendOne(item: PendingChange): Promise<void> {
    try {
      const message = await send(api, item);
      attempt = 0;
      onDone(item, message);
      await drop(item);
    } catch (error) {
      if (!(error instanceof ApiError)) {
        waitAWhile(undefined);
        throw error;
      }
      if (PASSING.has(error.code)) return waitAWhile(error.retryAfterMs);
      await drop(item);
      tell(item, error);
    }
  }

  function tell(...refusal: Parameters<ChangeRefusedListener>): void {
    if (refusedListeners.size === 0) untold = [...untold, refusal].slice(-UNTOLD_MAX);
    for (const listener of refusedListeners) listener(...refusal);
  }

  function waitAWhile(wanted: number | undefined): void {
    attempt += 1;
    const ms = wanted ?? Math.min(RETRY_MAX_MS, RETRY_MIN_MS * 2 ** attempt);
    pause = setTimeout(wake, ms * (0.75 + Math.random() / 2));
  }

  function wake(): void {
    clearTimeout(pause);
    pause = undefined;
    pump();
  }

  return {
    start() {
      tabs = openTabs();
      tabs.onChange(() => void reload());
      tabs.whenLeader(() => {
        leading = true;
        pump();
      });
      void reload();
      return () => {
        leading = false;
        clearTimeout(pause);
        pause = undefined;
        tabs?.close();
      };
    },
    async add({ id: messageId, roomId }, change) {
      const id = [messageId, change.kind, change.kind === "react" ? change.emoji : ""].join(" ");
      const item = { id, messageId, roomId, change, at: new Date().toISOString(), turn: uuid() };
      show([...items().filter((other) => other.id !== id), item]);
      await store.put(item);
      tabs?.announceChange();
      pump();
    },
    retryNow: wake,
    onRefused(listener) {
      refusedListeners.add(listener);
      for (const refusal of untold) listener(...refusal);
      untold = [];
      return () => void refusedListeners.delete(listener);
    },
  };
}

/** Resolves to the message as it stands then; one that is hidden has nothing to show. */
async function send(api: Api, { messageId, change }: PendingChange): Promise<Message | undefined> {
  const path = `/api/messages/${messageId}`;
  const answer = async (call: Promise<{ message: Message }>) => (await call).message;
  switch (change.kind) {
    case "edit":
      return answer(api.patch(path, { content: change.content }));
    case "delete":
      return answer(api.delete(path));
    case "react": {
      const reaction = `${path}/reactions/${encodeURIComponent(change.emoji)}`;
      return answer(change.on ? api.put(reaction) : api.delete(reaction));
    }
    case "hide":
      return change.on ? api.put<undefined>(`${path}/hidden`) : answer(api.delete(`${path}/hidden`));
  }
}
