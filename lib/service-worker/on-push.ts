import { isHeld, viewOf } from "@/lib/client/notifications/shared/locks";
import { wordsIn } from "@/lib/client/notifications/shared/notification-texts";
import {
  closeRead,
  showAgain,
  showOnce,
  showOther,
} from "@/lib/client/notifications/shared/room-notification";
import { readKeptMe } from "@/lib/client/persist/persisted-me";
import { type Push, readPush } from "./parse-push";
import { badge } from "./update-badge";

declare const self: ServiceWorkerGlobalScope;

const APP = "Parley";

/** Shows, replaces or takes back what a push tells of. */
export async function onPush(event: PushEvent): Promise<void> {
  await tell(readPush(jsonOf(event.data)));
  await badge();
}

function jsonOf(data: PushMessageData | null): unknown {
  try {
    return data?.json();
  } catch {
    // No JSON: shown as something that cannot be read.
    return undefined;
  }
}

async function tell(push: Push): Promise<void> {
  const { registration } = self;
  if (push.kind === "retract") return closeRead(registration, push.roomId, push.seq);
  const me = await readKeptMe().catch(() => null);
  if (push.kind === "other") {
    const body = push.body || wordsIn(me?.language).newMessage;
    return showOther(registration, { title: push.title || APP, body, path: push.path });
  }
  const { roomId, seq, count, body, path } = push;
  // Whoever sees the room needs no telling, and none for when they have looked away either.
  if (await isHeld(viewOf(roomId))) return closeRead(registration, roomId, seq);
  const title = titleOf(push.title || APP, count);
  const notice = { roomId, seq, title, body, path, language: me?.language };
  if (!(await showOnce(registration, notice))) await showAgain(registration, notice);
}

const titleOf = (title: string, count: number): string => (count > 1 ? `${title} (${count})` : title);
