import type { Locale } from "@/lib/contract/locales";
import { type NotificationData, notificationTag } from "@/lib/shared/notifications";
import { claimNotification } from "./claim-notification";
import { NOTIFICATIONS_LOCK, withLock } from "./locks";
import { notificationTexts } from "./notification-texts";

/** A room's notification: one at a time, for the latest message. */
export interface RoomNotification extends NotificationData {
  title: string;
  body: string;
  icon?: string | undefined;
  language: Locale | null | undefined;
}

/** Options that browsers support and the types lack. */
type Options = NotificationOptions & {
  renotify?: boolean;
  actions?: { action: string; title: string; type?: "button" | "text"; placeholder?: string }[];
};

const ICON = "/icons/192.png";
/** Shown in Android's status bar, as an outline. */
const BADGE = "/icons/badge.png";
/** Tag of notifications that are about no message. */
const GENERIC_TAG = "other";

/**
 * Reading and showing notifications is exclusive, across all pages and the worker. Chromium registers a notification
 * before it is on the screen, and a read in between makes it drop the registration. Then no script sees the notification
 * again, and a click on it does nothing.
 */
const withNotificationsLock = <T>(work: () => Promise<T>): Promise<T> => withLock(NOTIFICATIONS_LOCK, work);

/** Shows it in place of the room's last one, unless this device has claimed the message. Resolves to whether it was shown. */
export function showOnce(
  registration: ServiceWorkerRegistration,
  notification: RoomNotification,
): Promise<boolean> {
  return withNotificationsLock(async () => {
    if (!(await claimNotification(notification.roomId, notification.seq))) return false;
    await show(registration, notification);
    return true;
  });
}

/** Shows it again silently if it is the room's current one: browsers require a notification for each push. */
export function showAgainSilently(
  registration: ServiceWorkerRegistration,
  notification: RoomNotification,
): Promise<void> {
  return withNotificationsLock(async () => {
    const [shown] = await registration.getNotifications({ tag: notificationTag(notification.roomId) });
    if (shown?.data.seq === notification.seq) await show(registration, notification, true);
  });
}

/** Shows a closed notification again silently, unless its room has a newer one. */
export function restoreNotification(
  registration: ServiceWorkerRegistration,
  closed: Notification,
): Promise<void> {
  const { title, body, tag, icon, data } = closed;
  return withNotificationsLock(async () => {
    const [newer] = await registration.getNotifications({ tag });
    if (!newer) await registration.showNotification(title, { body, tag, icon, data, silent: true });
  });
}

/** Shows a notification that is about no message. */
export function showGenericNotification(
  registration: ServiceWorkerRegistration,
  { title, body, path }: Record<"title" | "body" | "path", string>,
): Promise<void> {
  const options = { body, tag: GENERIC_TAG, icon: ICON, badge: BADGE, data: { path } };
  return withNotificationsLock(() => registration.showNotification(title, options));
}

/** Resolves to the number of shown notifications. */
export const countNotifications = (registration: ServiceWorkerRegistration): Promise<number> =>
  withNotificationsLock(async () => (await registration.getNotifications()).length);

/** Shows it unconditionally; `silent` when it is only restored. */
async function show(
  registration: ServiceWorkerRegistration,
  { title, body, icon = ICON, language, roomId, seq, path }: RoomNotification,
  silent = false,
): Promise<void> {
  const texts = notificationTexts(language);
  const data: NotificationData = { roomId, seq, path };
  const options: Options = {
    body: body || texts.newMessage,
    tag: notificationTag(roomId),
    renotify: !silent,
    silent,
    icon,
    badge: BADGE,
    data,
    actions: [
      { action: "reply", type: "text", title: texts.reply, placeholder: texts.replyHint },
      { action: "read", title: texts.markRead },
    ],
  };
  await registration.showNotification(title, options);
}

/** Closes a room's notification if its message is at most `upTo`, and claims those messages, so that none is shown later. */
export async function closeReadNotifications(
  registration: ServiceWorkerRegistration,
  roomId: string,
  upTo: number,
): Promise<void> {
  await withNotificationsLock(async () => {
    await claimNotification(roomId, upTo);
    for (const notification of await registration.getNotifications({ tag: notificationTag(roomId) })) {
      const { seq } = notification.data as NotificationData;
      if (seq <= upTo) notification.close();
    }
  });
}

/** Closes each room's notification whose message has been read. */
export async function closeReadInAllRooms(
  registration: ServiceWorkerRegistration,
  rooms: readonly { id: string; readSeq: number }[],
): Promise<void> {
  const shown = await withNotificationsLock(() => registration.getNotifications());
  const tags = new Set(shown.map(({ tag }) => tag));
  for (const { id, readSeq } of rooms)
    if (tags.has(notificationTag(id))) await closeReadNotifications(registration, id, readSeq);
}

/** Closes all notifications. */
export function closeAllNotifications(registration: ServiceWorkerRegistration): Promise<void> {
  return withNotificationsLock(async () => {
    for (const notification of await registration.getNotifications()) notification.close();
  });
}
