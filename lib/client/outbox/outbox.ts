import type { QueryClient } from "@tanstack/react-query";
import type { Message } from "@/lib/contract/messages";
import { ApiError, unreachableError } from "../api/api-error";
import type { Connection } from "../connection/connection";
import { request } from "../connection/socket";
import type { TabChannel } from "../connection/tab-channel";
import type { Uploads } from "../uploads/uploads";
import { getOutboxItems, setOutboxItems, upsertOutboxItem } from "./outbox-item";
import type { OutboxItem, OutboxStore } from "./outbox-store";

/** Errors that may pass by themselves; any other means that this message will never be taken. */
const PASSING = new Set(["unavailable", "rate_limited", "unauthenticated"]);
const RETRY_MIN_MS = 500;
const RETRY_MAX_MS = 10_000;

export interface Outbox {
  /** Shows what an earlier page left, and sends from now on in the tab that is the one to send. Returns what stops it. */
  start(): () => void;
  /** Takes a new message, which may be shown and stored already. */
  send(item: OutboxItem): Promise<void>;
  retry(id: string): Promise<void>;
  discard(id: string): Promise<void>;
  /** Sends the message without one of its files; without any text and file left there is nothing to send. */
  removeFile(id: string, fileId: string): Promise<void>;
  /** These messages are in the room, whatever was heard of their sending. */
  confirm(ids: readonly string[]): void;
  /** Tries again at once: the connection is back. */
  retryNow(): void;
}

interface Parts {
  connection: Connection;
  cache: QueryClient;
  store: OutboxStore;
  uploads: Uploads;
  openTabs: () => TabChannel;
  /** Takes a confirmed message into the cache like any other. */
  onSent(message: Message): void;
}

/**
 * Every message is stored before it is sent, and leaves the store once the server has confirmed it. Per room one is on
 * its way at a time, so that the order of writing is the order of sending; a retry has the same id, so that it is harmless.
 * Files go ahead of their messages, those of later ones as well, so that nobody waits for more than the slowest.
 */
export function createOutbox({ connection, cache, store, uploads, openTabs, onSent }: Parts): Outbox {
  const busy = new Set<string>();
  const attempts = new Map<string, number>();
  /** Rooms that wait after a failure, each with what will end the wait. */
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  /** Messages whose files the server had forgotten once: it is told of them anew, and not for ever. */
  const restarted = new Set<string>();
  /** Ids whose write or removal has not reached the store yet. */
  const writing = new Set<string>();
  const removing = new Set<string>();
  const failedFiles = new WeakMap<ApiError, string>();
  let lastTurn: Promise<unknown> = Promise.resolve();
  let tabs: TabChannel | undefined;
  let leading = false;

  const items = () => getOutboxItems(cache);
  const show = (next: OutboxItem[]) => setOutboxItems(cache, next);

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
    uploads.abortExcept(
      new Set(
        items()
          .flatMap(({ files }) => files ?? [])
          .map(({ id }) => id),
      ),
    );
    pump();
  }

  async function keep(item: OutboxItem): Promise<void> {
    upsertOutboxItem(cache, item);
    writing.add(item.id);
    await inTurn(() => store.put(item)).finally(() => writing.delete(item.id));
    tabs?.announceChange();
    pump();
  }

  async function drop(id: string, sent: boolean): Promise<void> {
    const files = items().find((item) => item.id === id)?.files ?? [];
    removing.add(id);
    await inTurn(() => store.remove(id)).finally(() => removing.delete(id));
    show(items().filter((item) => item.id !== id));
    tabs?.announceChange();
    for (const file of files) await (sent ? uploads.release(file.id) : uploads.cancel(file.id));
  }

  const isGone = (id: string) => removing.has(id) || !items().some((item) => item.id === id);

  function pump(): void {
    if (!leading || !connection.socket?.connected) return;
    const rooms = new Set(items().map((item) => item.roomId));
    for (const roomId of rooms) {
      const next = items().find((item) => item.roomId === roomId && item.state === "sending");
      if (next && !busy.has(roomId)) void sendOne(next);
    }
    // What ails one of these is said when its turn comes.
    for (const { files, state } of items())
      if (state === "sending") for (const file of files ?? []) uploads.upload(file).catch(() => undefined);
  }

  /** The ids of a message's files, once the server has them all. */
  async function deliverAll({ files = [] }: OutboxItem): Promise<string[]> {
    const delivered = files.map((file) =>
      uploads.upload(file).catch((error: unknown) => {
        if (error instanceof ApiError) failedFiles.set(error, file.id);
        throw error;
      }),
    );
    return Promise.all(delivered);
  }

  async function sendOne(item: OutboxItem): Promise<void> {
    busy.add(item.roomId);
    const { id, roomId, content, replyTo, mentions, forwarded } = item;
    try {
      const ids = await deliverAll(item);
      if (isGone(id)) throw unreachableError();
      const attachmentIds = ids.length > 0 ? ids : undefined;
      const forwardedFileIds = forwarded?.map((file) => file.id);
      const draft = { id, roomId, content, replyTo, mentions, attachmentIds, forwardedFileIds };
      const { message } = await request(connection.socket, "send_message", draft);
      attempts.delete(id);
      onSent(message);
      await drop(id, true);
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
    if (isGone(item.id)) {
      busy.delete(item.roomId);
      return pump();
    }
    if (!PASSING.has(error.code)) {
      busy.delete(item.roomId);
      if (await forgetDelivery(item, error)) return pump();
      const { code, message, fields } = error;
      const failedFile = failedFiles.get(error);
      const now = items().find(({ id }) => id === item.id) ?? item;
      await keep({ ...now, state: "failed", error: { code, message, fields }, failedFile });
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

  /** What waited too long for its message has been cleared away on the server, and is still here: once more, then. */
  async function forgetDelivery({ id, files = [] }: OutboxItem, { fields }: ApiError): Promise<boolean> {
    if (!fields.attachmentIds || files.length === 0 || restarted.has(id)) return false;
    restarted.add(id);
    for (const file of files) await uploads.reset(file.id);
    return true;
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
      tabs.onChange(() => void reload());
      tabs.whenLeader(() => {
        leading = true;
        pump();
      });
      void reload();
      return () => {
        leading = false;
        uploads.abortExcept(new Set());
        for (const roomId of [...waiting.keys()]) resume(roomId);
        tabs?.close();
      };
    },
    send: keep,
    async retry(id) {
      const item = items().find((other) => other.id === id);
      if (item) await keep({ ...item, state: "sending", error: undefined, failedFile: undefined });
    },
    discard: (id) => drop(id, false),
    async removeFile(id, fileId) {
      const item = items().find((other) => other.id === id);
      if (!item) return;
      const files = item.files?.filter((file) => file.id !== fileId) ?? [];
      if (files.length === 0 && item.content === "") return drop(id, false);
      await keep({ ...item, files, state: "sending", error: undefined, failedFile: undefined });
      await uploads.cancel(fileId);
    },
    confirm(ids) {
      const kept = items().filter((item) => ids.includes(item.id) && !removing.has(item.id));
      for (const { id } of kept) void drop(id, true);
    },
    retryNow() {
      attempts.clear();
      for (const roomId of [...waiting.keys()]) resume(roomId);
      pump();
    },
  };
}
