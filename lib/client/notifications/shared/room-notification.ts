import type { Locale } from "@/lib/contract/locales";
import { type NotificationData, notificationTag } from "@/lib/shared/notifications";
import { claimNotification } from "./claim-notification";
import { NOTIFICATIONS_LOCK, withLock } from "./locks";
import { notificationTexts } from "./notification-texts";

/** A room's notification: one at a time, of the newest message. */
export interface RoomNotification extends NotificationData {
  title: string;
  body: string;
  icon?: string | undefined;
  language: Locale | null | undefined;
}

/** What browsers know beyond what the types do. */
type Options = NotificationOptions & {
  renotify?: boolean;
  actions?: { action: string; title: string; type?: "button" | "text"; placeholder?: string }[];
};

const ICON = "/icons/192.png";
/** What Android shows in the bar at the top: its outline. */
const BADGE = "/icons/badge.png";
/** What a notification says that tells of no message. */
const OTHER = "other";

/**
 * Looking as well as showing is for one at a time, over all pages and the worker: Chromium notes a notification before it is
 * on the screen, and whoever looks in between makes it forget the note. The notification is then never seen again by any
 * script, and a click on it does nothing.
 */
const alone = <T>(work: () => Promise<T>): Promise<T> => withLock(NOTIFICATIONS_LOCK, work);

/** Shows it in the place of the room's last, unless this device has been told of the message already. True if it did. */
export function showOnce(
  registration: ServiceWorkerRegistration,
  notice: RoomNotification,
): Promise<boolean> {
  return alone(async () => {
    if (!(await claimNotification(notice.roomId, notice.seq))) return false;
    await show(registration, notice);
    return true;
  });
}

/** Shows it anew, without a sound, if it is what shows of the room: a browser wants something shown for each push. */
export function showAgainSilently(
  registration: ServiceWorkerRegistration,
  notice: RoomNotification,
): Promise<void> {
  return alone(async () => {
    const [shown] = await registration.getNotifications({ tag: notificationTag(notice.roomId) });
    if (shown?.data.seq === notice.seq) await show(registration, notice, true);
  });
}

/** Shows one again that was closed, without a sound, unless a newer one of its room has come. */
export function restoreNotification(
  registration: ServiceWorkerRegistration,
  closed: Notification,
): Promise<void> {
  const { title, body, tag, icon, data } = closed;
  return alone(async () => {
    const [newer] = await registration.getNotifications({ tag });
    if (!newer) await registration.showNotification(title, { body, tag, icon, data, silent: true });
  });
}

/** Shows what tells of no message. */
export function showGenericNotification(
  registration: ServiceWorkerRegistration,
  { title, body, path }: Record<"title" | "body" | "path", string>,
): Promise<void> {
  const options = { body, tag: OTHER, icon: ICON, badge: BADGE, data: { path } };
  return alone(() => registration.showNotification(title, options));
}

/** How many show. */
export const countNotifications = (registration: ServiceWorkerRegistration): Promise<number> =>
  alone(async () => (await registration.getNotifications()).length);

/** Shows it whatever was shown before; `quiet` without a sound, as when it only comes back. */
async function show(
  registration: ServiceWorkerRegistration,
  { title, body, icon = ICON, language, roomId, seq, path }: RoomNotification,
  quiet = false,
): Promise<void> {
  const words = notificationTexts(language);
  const data: NotificationData = { roomId, seq, path };
  const options: Options = {
    body: body || words.newMessage,
    tag: notificationTag(roomId),
    renotify: !quiet,
    silent: quiet,
    icon,
    badge: BADGE,
    data,
    actions: [
      { action: "reply", type: "text", title: words.reply, placeholder: words.replyHint },
      { action: "read", title: words.markRead },
    ],
  };
  await registration.showNotification(title, options);
}

/** Takes back what tells of a room's messages up to `upTo`, and notes that they need no telling any more. */
export async function closeReadNotifications(
  registration: ServiceWorkerRegistration,
  roomId: string,
  upTo: number,
): Promise<void> {
  await alone(async () => {
    await claimNotification(roomId, upTo);
    for (const notification of await registration.getNotifications({ tag: notificationTag(roomId) })) {
      const { seq } = notification.data as NotificationData;
      if (seq <= upTo) notification.close();
    }
  });
}

/** Takes back each room's up to what has been read of it. */
export async function closeReadInAllRooms(
  registration: ServiceWorkerRegistration,
  rooms: readonly { id: string; readSeq: number }[],
): Promise<void> {
  const shown = await alone(() => registration.getNotifications());
  const tags = new Set(shown.map(({ tag }) => tag));
  for (const { id, readSeq } of rooms)
    if (tags.has(notificationTag(id))) await closeReadNotifications(registration, id, readSeq);
}

/** Takes back all of them. */
export function closeAllNotifications(registration: ServiceWorkerRegistration): Promise<void> {
  return alone(async () => {
    for (const notification of await registration.getNotifications()) notification.close();
  });
}
