import { dayKey } from "@/components/time/calendar";
import type { LogMessage, PendingMessage } from "@/lib/client/hooks/use-conversation";
import type { Message } from "@/lib/contract/messages";

const RUN_MS = 5 * 60_000;

/**
 * A line of the log. `at` is when what stands there was said, `seq` its number, null for what has none. `first` and
 * `last` tell where it stands in its author's run of close messages.
 */
export type TimelineItem =
  | { kind: "day"; key: string; at: string; seq: null }
  | { kind: "unread"; key: string; at: string; seq: null; count: number }
  | { kind: "system"; key: string; at: string; seq: number; message: Message }
  | MessageItem;
export type MessageItem = {
  kind: "said";
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

interface Source {
  messages: Message[];
  pending: PendingMessage[];
  hasOlder: boolean;
  hasNewer: boolean;
  meId: string;
  opening: UnreadSnapshot;
  /** The reader's time zone, by which days begin. */
  zone: string;
}

/**
 * The log as lines: days, runs by author, the divider above the first unread, what is on its way at the end.
 *
 * While older messages are left to load, the first loaded one is not shown: with the one before it known, no line
 * that is shown changes its look, and so its height, when the page before it comes.
 */
export function buildTimeline({
  messages,
  pending,
  hasOlder,
  hasNewer,
  meId,
  opening,
  zone,
}: Source): TimelineItem[] {
  const dayOf = dayIn(zone);
  const lines: TimelineItem[] = [];
  const context = hasOlder && messages.length > 1 ? messages[0] : undefined;
  let before: LogMessage | null = context && context.type !== "system" ? context : null;
  let run: MessageItem | null = null;
  let day = context ? dayOf(context) : "";
  // Above the first loaded message the divider may belong further up, and is not put anywhere yet.
  let divided = opening.unread === 0 || (hasOlder && (messages[0]?.seq ?? 0) > opening.readSeq);

  const startDay = (message: LogMessage): void => {
    const key = dayOf(message);
    if (key === day) return;
    day = key;
    before = null;
    lines.push({ kind: "day", key: `day ${key}`, at: message.createdAt, seq: null });
  };
  const say = (message: LogMessage): void => {
    const joined = before !== null && continues(before, message, meId);
    if (run && joined) run.lastInRun = false;
    const seq = "seq" in message ? message.seq : null;
    run = {
      kind: "said",
      key: message.id,
      at: message.createdAt,
      seq,
      message,
      firstInRun: !joined,
      lastInRun: true,
    };
    lines.push(run);
    before = message;
  };

  for (const message of context ? messages.slice(1) : messages) {
    startDay(message);
    const { id: key, createdAt: at, seq } = message;
    if (message.type === "system") {
      before = null;
      lines.push({ kind: "system", key, at, seq, message });
      continue;
    }
    if (!divided && seq > opening.readSeq && message.senderId !== meId) {
      divided = true;
      before = null;
      lines.push({ kind: "unread", key: "unread", at, seq: null, count: opening.unread });
    }
    say(message);
  }
  // What is on its way stands behind the newest message, which may not be loaded.
  for (const message of hasNewer ? [] : pending) {
    startDay(message);
    say(message);
  }
  return lines;
}

const days = new Map<string, WeakMap<LogMessage, string>>();

/** Remembered, since a calendar day of the reader's zone costs more than all else about a line. */
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
  const author = (said: LogMessage) => ("seq" in said ? said.senderId : meId);
  return (
    author(earlier) === author(later) && Date.parse(later.createdAt) - Date.parse(earlier.createdAt) < RUN_MS
  );
}
