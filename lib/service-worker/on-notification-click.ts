import { isSameOriginPath, type NavigateMessage, type NotificationData } from "@/lib/shared/notifications";
import { markRead } from "./mark-read";
import { sendReply } from "./send-reply";
import { updateBadge } from "./update-badge";

declare const self: ServiceWorkerGlobalScope;

/** How long a page may take to confirm navigation. Some cannot navigate in place, such as the sign-in page. */
const NAVIGATE_TIMEOUT_MS = 1_000;
/** Max pages that are asked to navigate. */
const PAGES_MAX = 3;

/** `reply` is text typed into the notification, where the browser offers a field for it. */
type Click = NotificationEvent & { reply?: string | null };

/** Handles a click on a notification or one of its buttons: opens the message, replies or marks as read. */
export async function onNotificationClick(event: Click): Promise<void> {
  const { notification, action } = event;
  const { path, roomId, seq }: Partial<NotificationData> = notification.data ?? {};
  notification.close();
  // Concurrently: a page can be focused only for a short time after a click.
  const badgeUpdated = updateBadge();
  const text = event.reply?.trim();
  if (roomId && seq && action === "reply" && text) {
    await sendReply(roomId, text);
    await markRead(notification, roomId, seq);
  } else if (roomId && seq && action === "read") await markRead(notification, roomId, seq);
  else await open(isSameOriginPath(path) ? path : "/rooms");
  await badgeUpdated;
}

/** Navigates an open page to the path without a load; else opens a new one. */
async function open(path: string): Promise<void> {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const best = pages.find((page) => page.focused) ?? pages.find((page) => page.visibilityState === "visible");
  for (const page of (best ? [best, ...pages] : pages).slice(0, PAGES_MAX)) {
    const focused = await focus(page);
    if (focused && (await navigatePage(focused, path))) return;
  }
  await self.clients.openWindow(path);
}

async function focus(page: WindowClient): Promise<WindowClient | null> {
  // If the browser refuses the focus, the page can still navigate.
  return page.focus().catch(() => page);
}

function navigatePage(page: WindowClient, path: string): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  const message: NavigateMessage = { kind: "go", path };
  return new Promise((resolve) => {
    port1.onmessage = () => resolve(true);
    self.setTimeout(() => resolve(false), NAVIGATE_TIMEOUT_MS);
    page.postMessage(message, [port2]);
  });
}
