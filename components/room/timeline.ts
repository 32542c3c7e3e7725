import { dayKey } from "@/components/time/calendar";
import type { PendingMessage } from "@/lib/client/hooks/use-conversation";
import type { Message } from "@/lib/contract/messages";

const RUN_MS = 5 * 60_000;

/** A message on its way keeps its line, and so its place in the page, when it arrives. */
export type Said = Message | PendingMessage;

/** A line of the log. `first` and `last` tell where it stands in its author's run of close messages. */
export type Line =
  | { kind: "unread"; key: string; count: number }
  | { kind: "system"; key: string; message: Message }
  | SaidLine;
type SaidLine = { kind: "said"; key: string; message: Said; first: boolean; last: boolean };

export interface Day {
  key: string;
  at: string;
  lines: Line[];
}

/** Where the reader stood when the conversation was opened. */
export interface Opening {
  readSeq: number;
  unread: number;
}

interface Source {
  messages: Message[];
  pending: PendingMessage[];
  meId: string;
  opening: Opening;
}

/** The log as days of lines: runs by author, the divider above the first unread, what is on its way at the end. */
export function timeline({ messages, pending, meId, opening }: Source): Day[] {
  const days: Day[] = [];
  let before: SaidLine | null = null;
  let divided = opening.unread === 0;

  const dayOf = (at: string): Day => {
    const key = dayKey(new Date(at));
    const today = days.at(-1);
    if (today?.key === key) return today;
    before = null;
    const day: Day = { key, at, lines: [] };
    days.push(day);
    return day;
  };
  const say = (day: Day, message: Said): void => {
    const joined = before !== null && continues(before.message, message, meId);
    if (before && joined) before.last = false;
    const line: SaidLine = { kind: "said", key: message.id, message, first: !joined, last: true };
    day.lines.push(line);
    before = line;
  };

  for (const message of messages) {
    const day = dayOf(message.createdAt);
    if (message.type === "system") {
      before = null;
      day.lines.push({ kind: "system", key: message.id, message });
      continue;
    }
    if (!divided && message.seq > opening.readSeq && message.senderId !== meId) {
      divided = true;
      before = null;
      day.lines.push({ kind: "unread", key: "unread", count: opening.unread });
    }
    say(day, message);
  }
  for (const message of pending) say(dayOf(message.createdAt), message);
  return days;
}

function continues(earlier: Said, later: Said, meId: string): boolean {
  const author = (said: Said) => ("seq" in said ? said.senderId : meId);
  return (
    author(earlier) === author(later) && Date.parse(later.createdAt) - Date.parse(earlier.createdAt) < RUN_MS
  );
}
