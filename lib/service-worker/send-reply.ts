import { v7 as uuidv7 } from "uuid";
import { createTabChannel } from "@/lib/client/connection/tab-channel";
import { indexedDbOutboxStore, type OutboxItem } from "@/lib/client/outbox/outbox-store";
import { readPersistedMe } from "@/lib/client/persist/persisted-me";
import { sendOutbox } from "./send-outbox";

declare const self: ServiceWorkerGlobalScope;

/** How long an open page gets to send the reply; a frozen one does not send. */
const PAGE_TIMEOUT_MS = 4_000;
const POLL_MS = 200;

/** Adds a reply from a notification to the outbox, from which a page sends it, or this worker if none does. */
export async function sendReply(roomId: string, content: string): Promise<void> {
  const me = await readPersistedMe();
  if (!me) return;
  const store = indexedDbOutboxStore(me.id);
  const item: OutboxItem = {
    id: uuidv7(),
    roomId,
    content,
    createdAt: new Date().toISOString(),
    state: "sending",
  };
  await store.put(item);
  const tabs = createTabChannel(me.id, "outbox");
  tabs.announceChange();
  tabs.close();
  const pages = await self.clients.matchAll({ type: "window" });
  if (pages.length > 0 && (await isSent())) return;
  await sendOutbox();

  async function isSent(): Promise<boolean> {
    for (let waited = 0; waited < PAGE_TIMEOUT_MS; waited += POLL_MS) {
      if (!(await store.all()).some(({ id }) => id === item.id)) return true;
      await new Promise((resolve) => self.setTimeout(resolve, POLL_MS));
    }
    return false;
  }
}
