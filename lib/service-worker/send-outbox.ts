import { isRetryable } from "@/lib/client/api/api-error";
import { createTabChannel } from "@/lib/client/connection/tab-channel";
import { indexedDbOutboxStore, type OutboxItem } from "@/lib/client/outbox/outbox-store";
import { readPersistedMe } from "@/lib/client/persist/persisted-me";
import type { ErrorBody } from "@/lib/contract/errors";

declare const self: ServiceWorkerGlobalScope;

const AGAIN = "parley-outbox";

type Fate = "sent" | "later" | ErrorBody;

/**
 * Sends what the outbox keeps, in order, under the ids it has there: what a page sends at the same time is the same
 * message. What cannot be sent now stays for the next page, or for when the browser says that the network is back.
 */
export async function sendOutbox(): Promise<void> {
  const me = await readPersistedMe();
  if (!me) return;
  const store = indexedDbOutboxStore(me.id);
  const held = new Set<string>();
  for (const item of (await store.all()).sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (item.state !== "sending" || held.has(item.roomId)) continue;
    // Uploads are what a page alone sends.
    const fate = item.files && item.files.length > 0 ? "later" : await send(item);
    if (fate === "sent") await store.remove(item.id);
    else if (fate === "later") held.add(item.roomId);
    else await store.put({ ...item, state: "failed", error: fate });
  }
  const tabs = createTabChannel(me.id, "outbox");
  tabs.announceChange();
  tabs.close();
  if (held.size > 0) await comeBack();
}

async function send({ id, roomId, content, replyTo, mentions, forwarded }: OutboxItem): Promise<Fate> {
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

/** Chromium wakes the worker once there is a network again; elsewhere a page has to. */
async function comeBack(): Promise<void> {
  if (!("sync" in self.registration)) return;
  const sync = self.registration.sync as { register(tag: string): Promise<void> };
  await sync.register(AGAIN).catch(() => undefined);
}

export const isOutboxSyncTag = (tag: string): boolean => tag === AGAIN;
