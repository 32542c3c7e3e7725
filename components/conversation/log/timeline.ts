import { dayKey } from "@/components/time/calendar";
import type { LogMessage, PendingMessage } from "@/lib/client/hooks/use-conversation";
import type { Message } from "@/lib/contract/messages";

/** Max time between two messages of a run. */
const RUN_MS = 5 * 60_000;

/**
 * An item of the log. `at` is the message's time, `seq` its number or null. `firstInRun` and `lastInRun` are its place in
 * a run of its author.
 */
export type TimelineItem =
  | { kind: "day"; key: string; at: string; seq: null }
  | { kind: "unread"; key: string; at: string; seq: null; count: number }
  | { kind: "system"; key: string; at: string; seq: number; message: Message }
  | MessageItem;
export type MessageItem = {
  kind: "message";
  key: string;
  at: string;
  seq: number | null;
  message: LogMessage;
  firstInRun: boolean;
  lastInRun: boolean;
};

/** Where the reader stood when the conversation was opened. */
export interface UnreadSnapshot {
  readSeq: number;
  unread: number;
}

interface Options {
  messages: Message[];
  pending: PendingMessage[];
  hasOlder: boolean;
  hasNewer: boolean;
  meId: string;
  opening: UnreadSnapshot;
  /** The reader's time zone, in which days begin. */
  zone: string;
}

/**
 * Builds the log's items: days, runs by author, the divider above the first unread message, and pending messages at the
 * end.
 *
 * While older messages remain to be loaded, the first loaded one is not shown. So the predecessor of every shown item is
 * known, and none changes its height when the older page arrives.
 */
export function buildTimeline({
  messages,
  pending,
  hasOlder,
  hasNewer,
  meId,
  opening,
  zone,
}: Options): TimelineItem[] {
  const dayOf = dayIn(zone);
  const items: TimelineItem[] = [];
  const context = hasOlder && messages.length > 1 ? messages[0] : undefined;
  let before: LogMessage | null = context && context.type !== "system" ? context : null;
  let run: MessageItem | null = null;
  let day = context ? dayOf(context) : "";
  // If all that is loaded is unread, the divider may belong further up and is left out.
  let divided = opening.unread === 0 || (hasOlder && (messages[0]?.seq ?? 0) > opening.readSeq);

  const startDay = (message: LogMessage): void => {
    const key = dayOf(message);
    if (key === day) return;
    day = key;
    before = null;
    items.push({ kind: "day", key: `day ${key}`, at: message.createdAt, seq: null });
  };
  const addMessage = (message: LogMessage): void => {
    const joined = before !== null && continues(before, message, meId);
    if (run && joined) run.lastInRun = false;
    const seq = "seq" in message ? message.seq : null;
    run = {
      kind: "message",
      key: message.id,
      at: message.createdAt,
      seq,
      message,
      firstInRun: !joined,
      lastInRun: true,
    };
    items.push(run);
    before = message;
  };

  for (const message of context ? messages.slice(1) : messages) {
    startDay(message);
    const { id: key, createdAt: at, seq } = message;
    if (message.type === "system") {
      before = null;
      items.push({ kind: "system", key, at, seq, message });
      continue;
    }
    if (!divided && seq > opening.readSeq && message.senderId !== meId) {
      divided = true;
      before = null;
      items.push({ kind: "unread", key: "unread", at, seq: null, count: opening.unread });
    }
    addMessage(message);
  }
  // Pending messages follow the newest message, which may not be loaded.
  for (const message of hasNewer ? [] : pending) {
    startDay(message);
    addMessage(message);
  }
  return items;
}

const days = new Map<string, WeakMap<LogMessage, string>>();

/** Cached: formatting the day costs more than everything else about an item. */
function dayIn(zone: string): (message: LogMessage) => string {
  const known = days.get(zone) ?? new WeakMap<LogMessage, string>();
  days.set(zone, known);
  return (message) => {
    const day = known.get(message) ?? dayKey(new Date(message.createdAt), zone);
    known.set(message, day);
    return day;
  };
}

function continues(earlier: LogMessage, later: LogMessage, meId: string): boolean {
  const author = (message: LogMessage) => ("seq" in message ? message.senderId : meId);
  return (
    author(earlier) === author(later) && Date.parse(later.createdAt) - Date.parse(earlier.createdAt) < RUN_MS
  );
}
