import type { Locale } from "@/lib/contract/languages";
import { type NotificationData, tagOf } from "@/lib/contract/notifications";
import { inTurn } from "./locks";
import { noteNotified } from "./notified";
import { wordsIn } from "./words";

/** A room's notification: one at a time, of the newest message. */
export interface Notice extends NotificationData {
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
const NOTIFYING = "parley-notifying";

/** Shows it in the place of the room's last, unless this device has been told of the message already. True if it did. */
export function showOnce(registration: ServiceWorkerRegistration, notice: Notice): Promise<boolean> {
  return inTurn(NOTIFYING, async () => {
    if (!(await noteNotified(notice.roomId, notice.seq))) return false;
    await show(registration, notice);
    return true;
  });
}

/** Shows it whatever was shown before; `quiet` without a sound, as when it only comes back. */
export async function show(
  registration: ServiceWorkerRegistration,
  { title, body, icon = ICON, language, roomId, seq, path }: Notice,
  quiet = false,
): Promise<void> {
  const words = wordsIn(language);
  const data: NotificationData = { roomId, seq, path };
  const options: Options = {
    body: body || words.newMessage,
    tag: tagOf(roomId),
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
export async function closeRead(
  registration: ServiceWorkerRegistration,
  roomId: string,
  upTo: number,
): Promise<void> {
  await inTurn(NOTIFYING, async () => {
    await noteNotified(roomId, upTo);
    for (const notification of await registration.getNotifications({ tag: tagOf(roomId) })) {
      const { seq } = notification.data as NotificationData;
      if (seq <= upTo) notification.close();
    }
  });
}
