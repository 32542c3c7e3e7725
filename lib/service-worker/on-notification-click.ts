import { isSameOriginPath, type NavigateMessage, type NotificationData } from "@/lib/shared/notifications";
import { markRead } from "./mark-read";
import { sendReply } from "./send-reply";
import { updateBadge } from "./update-badge";

declare const self: ServiceWorkerGlobalScope;

/** A page that does not answer in this time is one that cannot go there by itself, such as the sign-in page. */
const ANSWER_MS = 1_000;
const PAGES_MAX = 3;

/** Text that was written into the notification itself, where the browser has a field for it. */
type Click = NotificationEvent & { reply?: string | null };

/** What a click on a notification, or on one of its buttons, asks for. */
export async function onNotificationClick(event: Click): Promise<void> {
  const { notification, action } = event;
  const { path, roomId, seq }: Partial<NotificationData> = notification.data ?? {};
  notification.close();
  // Beside it: a page may be brought to the front for a short time after a click only.
  const counted = updateBadge();
  const text = event.reply?.trim();
  if (roomId && seq && action === "reply" && text) {
    await sendReply(roomId, text);
    await markRead(notification, roomId, seq);
  } else if (roomId && seq && action === "read") await markRead(notification, roomId, seq);
  else await open(isSameOriginPath(path) ? path : "/rooms");
  await counted;
}

/** Goes there in a page that is open already, without a load; else opens one. */
async function open(path: string): Promise<void> {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const best = pages.find((page) => page.focused) ?? pages.find((page) => page.visibilityState === "visible");
  for (const page of (best ? [best, ...pages] : pages).slice(0, PAGES_MAX)) {
    const focused = await focus(page);
    if (focused && (await goes(focused, path))) return;
  }
  await self.clients.openWindow(path);
}

async function focus(page: WindowClient): Promise<WindowClient | null> {
  // A browser that does not let it come to the front still lets it be told.
  return page.focus().catch(() => page);
}

function goes(page: WindowClient, path: string): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  const message: NavigateMessage = { kind: "go", path };
  return new Promise((resolve) => {
    port1.onmessage = () => resolve(true);
    self.setTimeout(() => resolve(false), ANSWER_MS);
    page.postMessage(message, [port2]);
  });
}
