import { isRetryable } from "@/lib/client/api/api-error";
import { createTabChannel } from "@/lib/client/connection/tab-channel";
import { indexedDbOutboxStore, type OutboxItem } from "@/lib/client/outbox/outbox-store";
import { readPersistedMe } from "@/lib/client/persist/persisted-me";
import type { ErrorBody } from "@/lib/contract/errors";

declare const self: ServiceWorkerGlobalScope;

const OUTBOX_SYNC_TAG = "parley-outbox";

type SendOutcome = "sent" | "later" | ErrorBody;

/**
 * Sends the outbox in order, under its messages' ids: if a page sends at the same time, the server stores one message.
 * What cannot be sent now stays for the next page, or for the browser's sync event when the network is back.
 */
export async function sendOutbox(): Promise<void> {
  const me = await readPersistedMe();
  if (!me) return;
  const store = indexedDbOutboxStore(me.id);
  const blockedRooms = new Set<string>();
  for (const item of (await store.all()).sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (item.state !== "sending" || blockedRooms.has(item.roomId)) continue;
    // Only pages upload files.
    const outcome = item.files && item.files.length > 0 ? "later" : await send(item);
    if (outcome === "sent") await store.remove(item.id);
    else if (outcome === "later") blockedRooms.add(item.roomId);
    else await store.put({ ...item, state: "failed", error: outcome });
  }
  const tabs = createTabChannel(me.id, "outbox");
  tabs.announceChange();
  tabs.close();
  if (blockedRooms.size > 0) await requestBackgroundSync();
}

async function send({ id, roomId, content, replyTo, mentions, forwarded }: OutboxItem): Promise<SendOutcome> {
  const forwardedFileIds = forwarded?.map((file) => file.id);
  const response = await fetch(`/api/rooms/${roomId}/messages`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ id, content, replyTo, mentions, forwardedFileIds }),
  }).catch(() => null);
  if (response?.ok) return "sent";
  const answer: { error?: ErrorBody } | null = await response?.json().catch(() => null);
  return answer?.error && !isRetryable(answer.error.code) ? answer.error : "later";
}

/** Asks Chromium to wake the worker once there is a network; in other browsers the next page sends. */
async function requestBackgroundSync(): Promise<void> {
  if (!("sync" in self.registration)) return;
  const sync = self.registration.sync as { register(tag: string): Promise<void> };
  await sync.register(OUTBOX_SYNC_TAG).catch(() => undefined);
}

export const isOutboxSyncTag = (tag: string): boolean => tag === OUTBOX_SYNC_TAG;
