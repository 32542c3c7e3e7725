import type { QueryClient } from "@tanstack/react-query";
import type { Message } from "@/lib/contract/messages";
import { ApiError, isRetryable, unreachableError } from "../api/api-error";
import type { Connection } from "../connection/connection";
import { request } from "../connection/socket";
import type { TabChannel } from "../connection/tab-channel";
import { createDurableQueue } from "../persist/durable-queue";
import type { Uploads } from "../uploads/uploads";
import { getOutboxItems, setOutboxItems } from "./outbox-item";
import type { OutboxItem, OutboxStore } from "./outbox-store";

export interface Outbox {
  /** Shows the messages that an earlier page left, and sends while this tab is the leader. Returns a function that stops. */
  start(): () => void;
  /** Adds a new message, which may be shown and stored already. */
  send(item: OutboxItem): Promise<void>;
  retry(id: string): Promise<void>;
  discard(id: string): Promise<void>;
  /** Sends the message without one of its files. When neither text nor a file is left, the message is discarded. */
  removeFile(id: string, fileId: string): Promise<void>;
  /** Removes messages that have arrived in their room, whatever became of their acks. */
  confirm(ids: readonly string[]): void;
  /** Retries at once: the connection is back. */
  retryNow(): void;
}

interface Dependencies {
  connection: Connection;
  cache: QueryClient;
  store: OutboxStore;
  uploads: Uploads;
  openTabs: () => TabChannel;
  /** Puts a confirmed message into the cache like any other. */
  onSent(message: Message): void;
}

/**
 * Stores every message before it is sent, and removes it once the server has confirmed it. Per room, one message is on
 * its way at a time, so messages arrive in the order in which they were written. A retry has the same id, so the server
 * stores it once. Files are uploaded ahead of their messages, also those of later ones.
 */
export function createOutbox({ connection, cache, store, uploads, openTabs, onSent }: Dependencies): Outbox {
  /** Messages whose uploads have been restarted; it is done once each. */
  const restarted = new Set<string>();
  const failedFiles = new WeakMap<ApiError, string>();

  const items = () => getOutboxItems(cache);
  const find = (id: string) => items().find((item) => item.id === id);

  const queue = createDurableQueue<OutboxItem>({
    store,
    view: { get: items, set: (next) => setOutboxItems(cache, next) },
    openTabs,
    laneOf: (item) => item.roomId,
    isReady: (item) => item.state === "sending",
    isConnected: () => connection.socket?.connected ?? false,
    send,
    onReload() {
      const files = items().flatMap((item) => item.files ?? []);
      uploads.abortExcept(new Set(files.map(({ id }) => id)));
    },
    onPump(queued) {
      // The message reports its file's error when it is its turn to be sent.
      for (const { files, state } of queued)
        if (state === "sending") for (const file of files ?? []) uploads.upload(file).catch(() => undefined);
    },
  });

  async function send(item: OutboxItem): Promise<void> {
    const { id, roomId, content, replyTo, mentions, forwarded } = item;
    try {
      const fileIds = await uploadFiles(item);
      if (!find(id)) throw unreachableError();
      const attachmentIds = fileIds.length > 0 ? fileIds : undefined;
      const forwardedFileIds = forwarded?.map((file) => file.id);
      const draft = { id, roomId, content, replyTo, mentions, attachmentIds, forwardedFileIds };
      const { message } = await request(connection.socket, "send_message", draft);
      onSent(message);
      await drop(id, "sent");
    } catch (error) {
      const isRefused = error instanceof ApiError && !isRetryable(error.code);
      if (!isRefused || !find(id)) throw error;
      await onRefused(item, error);
    }
  }

  /** Resolves to the attachment ids of a message's files once the server has all of them. */
  async function uploadFiles({ files = [] }: OutboxItem): Promise<string[]> {
    const results = files.map((file) =>
      uploads.upload(file).catch((error: unknown) => {
        if (error instanceof ApiError) failedFiles.set(error, file.id);
        throw error;
      }),
    );
    return Promise.all(results);
  }

  async function onRefused(item: OutboxItem, error: ApiError): Promise<void> {
    if (await restartUploads(item, error)) return;
    const { code, message, fields } = error;
    const failedFile = failedFiles.get(error);
    const current = find(item.id) ?? item;
    await queue.put({ ...current, state: "failed", error: { code, message, fields }, failedFile });
  }

  /** Uploads files again, once, that the server removed because their message did not come in time. */
  async function restartUploads({ id, files = [] }: OutboxItem, { fields }: ApiError): Promise<boolean> {
    if (!fields.attachmentIds || files.length === 0 || restarted.has(id)) return false;
    restarted.add(id);
    for (const file of files) await uploads.reset(file.id);
    return true;
  }

  async function drop(id: string, reason: "sent" | "discarded"): Promise<void> {
    const files = find(id)?.files ?? [];
    await queue.remove(id);
    for (const file of files) await (reason === "sent" ? uploads.release(file.id) : uploads.cancel(file.id));
  }

  return {
    start() {
      const stop = queue.start();
      return () => {
        stop();
        uploads.abortExcept(new Set());
      };
    },
    send: queue.put,
    async retry(id) {
      const item = find(id);
      if (item) await queue.put({ ...item, state: "sending", error: undefined, failedFile: undefined });
    },
    discard: (id) => drop(id, "discarded"),
    async removeFile(id, fileId) {
      const item = find(id);
      if (!item) return;
      const files = item.files?.filter((file) => file.id !== fileId) ?? [];
      if (files.length === 0 && item.content === "") return drop(id, "discarded");
      await queue.put({ ...item, files, state: "sending", error: undefined, failedFile: undefined });
      await uploads.cancel(fileId);
    },
    confirm(ids) {
      for (const { id } of items()) if (ids.includes(id)) void drop(id, "sent");
    },
    retryNow: queue.retryNow,
  };
}
