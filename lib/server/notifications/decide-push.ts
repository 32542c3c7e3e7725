import { isDoNotDisturb } from "./do-not-disturb";
import type { PushContext } from "./push-context";
import type { PushMessage } from "./push-messages";

/** What to do for a device now. */
export type PushDecision =
  | { kind: "skip" }
  /** Not yet, since its owner may be reading. `firstSeq` is the first message that it would be notified of. */
  | { kind: "defer"; untilMs: number; firstSeq: number }
  | { kind: "send"; firstSeq: number; newest: PushMessage; count: number };

/** What the device's owner is doing at the moment. */
interface ReaderPresence {
  /** Viewing this room, on any device. */
  viewingRoom: boolean;
  /** Connected, on any device. */
  online: boolean;
}

/** How long an online user has to see a message in an open client before devices are notified. */
const ONLINE_GRACE_MS = 5_000;
/**
 * How long a viewer of the room has to read a message. It is longer than viewers of a dead instance still count as viewers,
 * so that a crash does not swallow a message that nobody saw.
 */
const VIEWING_GRACE_MS = 20_000;
/** How often it is checked whether a viewer has left without reading. */
const RECHECK_MS = 5_000;

/**
 * Decides whether a device is notified now.
 *
 * @param messages the room's messages of which any device may be notified, in order.
 */
export function decidePush(
  context: PushContext,
  messages: readonly PushMessage[],
  presence: ReaderPresence,
): PushDecision {
  const nowMs = context.now.getTime();
  if (context.notify === "nothing") return { kind: "skip" };
  if (context.mutedUntil && context.mutedUntil.getTime() > nowMs) return { kind: "skip" };
  if (isDoNotDisturb(context, context.now)) return { kind: "skip" };
  const due = messages.filter((message) => isRelevant(message, context));
  const [first, newest] = [due[0], due.at(-1)];
  if (!first || !newest) return { kind: "skip" };
  if (presence.viewingRoom) {
    const untilMs = newest.createdAt.getTime() + VIEWING_GRACE_MS;
    if (untilMs <= nowMs) return { kind: "skip" };
    return { kind: "defer", untilMs: Math.min(untilMs, nowMs + RECHECK_MS), firstSeq: first.seq };
  }
  const untilMs = first.createdAt.getTime() + ONLINE_GRACE_MS;
  if (presence.online && untilMs > nowMs) return { kind: "defer", untilMs, firstSeq: first.seq };
  return { kind: "send", firstSeq: first.seq, newest, count: Math.max(context.unread, 1) };
}

function isRelevant(message: PushMessage, context: PushContext): boolean {
  const lastPushedSeq =
    context.owedFrom === null ? context.pushedSeq : Math.min(context.owedFrom - 1, context.pushedSeq);
  const after = Math.max(lastPushedSeq, context.notifiedSeq, context.readSeq, context.visibleFromSeq - 1);
  return (
    message.seq > after &&
    message.senderId !== context.userId &&
    message.createdAt > context.subscribedAt &&
    !context.blocked.includes(message.senderId) &&
    !context.hidden.includes(message.id) &&
    (context.notify === "all" ||
      message.mentions.includes("all") ||
      message.mentions.includes(context.userId))
  );
}
