import { isLockHeld, viewLockName } from "@/lib/client/notifications/shared/locks";
import { notificationTexts } from "@/lib/client/notifications/shared/notification-texts";
import {
  closeReadNotifications,
  showAgainSilently,
  showGenericNotification,
  showOnce,
} from "@/lib/client/notifications/shared/room-notification";
import { readPersistedMe } from "@/lib/client/persist/persisted-me";
import { type ParsedPush, parsePush } from "./parse-push";
import { updateBadge } from "./update-badge";

declare const self: ServiceWorkerGlobalScope;

const APP = "Parley";

/** Shows, replaces or closes the notification that a push is about. */
export async function onPush(event: PushEvent): Promise<void> {
  await handlePush(parsePush(jsonOf(event.data)));
  await updateBadge();
}

function jsonOf(data: PushMessageData | null): unknown {
  try {
    return data?.json();
  } catch {
    // Not JSON: shown as a generic notification.
    return undefined;
  }
}

async function handlePush(push: ParsedPush): Promise<void> {
  const { registration } = self;
  if (push.kind === "retract") return closeReadNotifications(registration, push.roomId, push.seq);
  const me = await readPersistedMe().catch(() => null);
  if (push.kind === "other") {
    const body = push.body || notificationTexts(me?.language).newMessage;
    return showGenericNotification(registration, { title: push.title || APP, body, path: push.path });
  }
  const { roomId, seq, count, body, path } = push;
  // The user sees the room: claim the message, so that it does not notify later either.
  if (await isLockHeld(viewLockName(roomId))) return closeReadNotifications(registration, roomId, seq);
  const title = titleOf(push.title || APP, count);
  const notification = { roomId, seq, title, body, path, language: me?.language };
  if (!(await showOnce(registration, notification))) await showAgainSilently(registration, notification);
}

const titleOf = (title: string, count: number): string => (count > 1 ? `${title} (${count})` : title);
