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

/** Shows, replaces or takes back what a push tells of. */
export async function onPush(event: PushEvent): Promise<void> {
  await tell(parsePush(jsonOf(event.data)));
  await updateBadge();
}

function jsonOf(data: PushMessageData | null): unknown {
  try {
    return data?.json();
  } catch {
    // No JSON: shown as something that cannot be read.
    return undefined;
  }
}

async function tell(push: ParsedPush): Promise<void> {
  const { registration } = self;
  if (push.kind === "retract") return closeReadNotifications(registration, push.roomId, push.seq);
  const me = await readPersistedMe().catch(() => null);
  if (push.kind === "other") {
    const body = push.body || notificationTexts(me?.language).newMessage;
    return showGenericNotification(registration, { title: push.title || APP, body, path: push.path });
  }
  const { roomId, seq, count, body, path } = push;
  // Whoever sees the room needs no telling, and none for when they have looked away either.
  if (await isLockHeld(viewLockName(roomId))) return closeReadNotifications(registration, roomId, seq);
  const title = titleOf(push.title || APP, count);
  const notice = { roomId, seq, title, body, path, language: me?.language };
  if (!(await showOnce(registration, notice))) await showAgainSilently(registration, notice);
}

const titleOf = (title: string, count: number): string => (count > 1 ? `${title} (${count})` : title);
