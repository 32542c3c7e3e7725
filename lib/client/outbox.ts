import type { QueryClient } from "@tanstack/react-query";
import { v7 as uuidv7 } from "uuid";
import type { Message } from "@/lib/contract/messages";
import { ApiError } from "./api-error";
import { keys } from "./cache";
import type { OutboxItem, OutboxStore } from "./outbox-store";
import { type ChatSocket, request } from "./socket";
import type { TabChannel } from "./tabs";

/** Errors that may pass by themselves; any other means that this message will never be taken. */
const PASSING = new Set(["unavailable", "rate_limited", "unauthenticated"]);
const RETRY_MIN_MS = 500;
const RETRY_MAX_MS = 10_000;

export type Draft = Pick<OutboxItem, "content" | "replyTo" | "mentions">;

export interface Outbox {
  /** Shows what an earlier page left, and sends from now on in the tab that is the one to send. Returns what stops it. */
  start(): () => void;
  send(roomId: string, draft: Draft): Promise<void>;
  retry(id: string): Promise<void>;
  discard(id: string): Promise<void>;
  /** These messages are in the room, whatever was heard of their sending. */
  confirm(ids: readonly string[]): void;
  /** Tries again at once: the connection is back. */
  wake(): void;
}

interface Parts {
  socket: ChatSocket;
  cache: QueryClient;
  store: OutboxStore;
  openTabs: () => TabChannel;
  /** Takes a confirmed message into the cache like any other. */
  onSent(message: Message): void;
}

/**
 * Every message is stored before it is sent, and leaves the store once the server has confirmed it. Per room one is on
 * its way at a time, so that the order of writing is the order of sending; a retry has the same id, so that it is harmless.
 */
export function createOutbox({ socket, cache, store, openTabs, onSent }: Parts): Outbox {
  const busy = new Set<string>();
  const attempts = new Map<string, number>();
  /** Rooms that wait after a failure, each with what will end the wait. */
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  /** Ids whose write or removal has not reached the store yet. */
  const writing = new Set<string>();
  const removing = new Set<string>();
  let lastTurn: Promise<unknown> = Promise.resolve();
  let tabs: TabChannel | undefined;
  let leading = false;

  const items = () => cache.getQueryData<OutboxItem[]>(keys.outbox) ?? [];
  const show = (next: OutboxItem[]) =>
    cache.setQueryData(
      keys.outbox,
      next.sort((a, b) => (a.id < b.id ? -1 : 1)),
    );

  /** One after the other, so that a list read from the store lacks nothing but what still waits for its turn. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = lastTurn.then(work);
    lastTurn = turn.catch(() => undefined);
    return turn;
  }

  async function reload(): Promise<void> {
    const kept = await inTurn(store.all);
    const unwritten = items().filter((item) => writing.has(item.id));
    const written = kept.filter((item) => !writing.has(item.id) && !removing.has(item.id));
    show([...written, ...unwritten]);
    pump();
  }

  async function keep(item: OutboxItem): Promise<void> {
    show([...items().filter((other) => other.id !== item.id), item]);
    writing.add(item.id);
    await inTurn(() => store.put(item)).finally(() => writing.delete(item.id));
    tabs?.tell();
    pump();
  }

  async function drop(id: string): Promise<void> {
    removing.add(id);
    await inTurn(() => store.remove(id)).finally(() => removing.delete(id));
    show(items().filter((item) => item.id !== id));
    tabs?.tell();
  }

  function pump(): void {
    if (!leading || !socket.connected) return;
    const rooms = new Set(items().map((item) => item.roomId));
    for (const roomId of rooms) {
      const next = items().find((item) => item.roomId === roomId && item.state === "sending");
      if (next && !busy.has(roomId)) void sendOne(next);
    }
  }

  async function sendOne(item: OutboxItem): Promise<void> {
    busy.add(item.roomId);
    const { id, roomId, content, replyTo, mentions } = item;
    try {
      const { message } = await request(socket, "send_message", { id, roomId, content, replyTo, mentions });
      attempts.delete(id);
      onSent(message);
      await drop(id);
      busy.delete(roomId);
      pump();
    } catch (error) {
      await afterFailure(item, error);
    }
  }

  async function afterFailure(item: OutboxItem, error: unknown): Promise<void> {
    if (!(error instanceof ApiError)) {
      busy.delete(item.roomId);
      throw error;
    }
    if (!PASSING.has(error.code)) {
      busy.delete(item.roomId);
      const { code, message, fields } = error;
      await keep({ ...item, state: "failed", error: { code, message, fields } });
      return;
    }
    const attempt = (attempts.get(item.id) ?? 0) + 1;
    attempts.set(item.id, attempt);
    const pause = error.retryAfterMs ?? Math.min(RETRY_MAX_MS, RETRY_MIN_MS * 2 ** attempt);
    waiting.set(
      item.roomId,
      setTimeout(() => resume(item.roomId), pause * (0.75 + Math.random() / 2)),
    );
  }

  function resume(roomId: string): void {
    clearTimeout(waiting.get(roomId));
    waiting.delete(roomId);
    busy.delete(roomId);
    pump();
  }

  return {
    start() {
      tabs = openTabs();
      tabs.onTold(() => void reload());
      tabs.lead(() => {
        leading = true;
        pump();
      });
      void reload();
      return () => {
        leading = false;
        for (const roomId of [...waiting.keys()]) resume(roomId);
        tabs?.close();
      };
    },
    send: (roomId, draft) =>
      keep({ id: uuidv7(), roomId, ...draft, createdAt: new Date().toISOString(), state: "sending" }),
    async retry(id) {
      const item = items().find((other) => other.id === id);
      if (item) await keep({ ...item, state: "sending", error: undefined });
    },
    discard: drop,
    confirm(ids) {
      const kept = items().filter((item) => ids.includes(item.id) && !removing.has(item.id));
      for (const { id } of kept) void drop(id);
    },
    wake() {
      attempts.clear();
      for (const roomId of [...waiting.keys()]) resume(roomId);
      pump();
    },
  };
}
