import { isDoNotDisturb } from "./do-not-disturb";
import type { PushContext } from "./push-context";
import type { PushMessage } from "./push-messages";

/** What is to be done for a device now. */
export type PushDecision =
  | { kind: "skip" }
  /** Not yet: its owner may be reading. `firstSeq` is what it would be told of first. */
  | { kind: "defer"; untilMs: number; firstSeq: number }
  | { kind: "send"; firstSeq: number; newest: PushMessage; count: number };

/** Where the device's owner is at the moment. */
export interface ReaderPresence {
  /** At this room, on any device. */
  viewingRoom: boolean;
  /** Connected, on any device. */
  online: boolean;
}

/** Somebody who is connected elsewhere gets this long to see it there. */
export const ONLINE_GRACE_MS = 5_000;
/**
 * Who looks at the room will have read it by then; longer than one is believed to look on an instance that has died, so
 * that a crash does not swallow what nobody saw.
 */
export const VIEWING_GRACE_MS = 20_000;
/** In between it is looked again: they may have gone without reading. */
const LOOK_AGAIN_MS = 5_000;

/** @param said the room's messages that somebody may be told of, in order. */
export function decidePush(
  facts: PushContext,
  said: readonly PushMessage[],
  where: ReaderPresence,
): PushDecision {
  const nowMs = facts.now.getTime();
  if (facts.notify === "nothing") return { kind: "skip" };
  if (facts.mutedUntil && facts.mutedUntil.getTime() > nowMs) return { kind: "skip" };
  if (isDoNotDisturb(facts, facts.now)) return { kind: "skip" };
  const due = said.filter((message) => concerns(message, facts));
  const [first, newest] = [due[0], due.at(-1)];
  if (!first || !newest) return { kind: "skip" };
  if (where.viewingRoom) {
    const untilMs = newest.createdAt.getTime() + VIEWING_GRACE_MS;
    if (untilMs <= nowMs) return { kind: "skip" };
    return { kind: "defer", untilMs: Math.min(untilMs, nowMs + LOOK_AGAIN_MS), firstSeq: first.seq };
  }
  const untilMs = first.createdAt.getTime() + ONLINE_GRACE_MS;
  if (where.online && untilMs > nowMs) return { kind: "defer", untilMs, firstSeq: first.seq };
  return { kind: "send", firstSeq: first.seq, newest, count: Math.max(facts.unread, 1) };
}

function concerns(message: PushMessage, facts: PushContext): boolean {
  const told = facts.owedFrom === null ? facts.pushedSeq : Math.min(facts.owedFrom - 1, facts.pushedSeq);
  const after = Math.max(told, facts.notifiedSeq, facts.readSeq, facts.visibleFromSeq - 1);
  return (
    message.seq > after &&
    message.senderId !== facts.userId &&
    message.createdAt > facts.subscribedAt &&
    !facts.blocked.includes(message.senderId) &&
    !facts.hidden.includes(message.id) &&
    (facts.notify === "all" || message.mentions.includes("all") || message.mentions.includes(facts.userId))
  );
}
