import type { TimelineItem } from "./timeline";

/** A place in a conversation that the log is to show. */
export type ScrollTarget =
  | { kind: "end" }
  /** The divider above the first unread message. */
  | { kind: "unread"; seq: number }
  /** A message, marked for a moment. */
  | { kind: "message"; seq: number }
  /** The first message at an ISO time or later. */
  | { kind: "time"; at: string };

/** What is known of the window on a room's messages. */
export interface LoadedWindow {
  items: readonly TimelineItem[];
  /** Seqs of the first and the last message loaded. */
  firstSeq: number;
  lastSeq: number;
  hasOlder: boolean;
  hasNewer: boolean;
}

/** Whether the place is in what is loaded, or would be if it were anywhere. */
export function isTargetLoaded(
  goal: ScrollTarget,
  { items, firstSeq, lastSeq, hasOlder, hasNewer }: LoadedWindow,
): boolean {
  if (goal.kind === "end") return !hasNewer;
  if (goal.kind === "time") {
    const [earliest, latest] = [items[0], items.at(-1)];
    const isAfter = !hasOlder || (earliest !== undefined && Date.parse(earliest.at) <= Date.parse(goal.at));
    return isAfter && (!hasNewer || (latest !== undefined && Date.parse(latest.at) >= Date.parse(goal.at)));
  }
  return (!hasOlder || goal.seq > firstSeq) && (!hasNewer || goal.seq <= lastSeq);
}

/** The line to show for a goal that is loaded: the nearest behind it where it has none of its own; -1 for the end. */
export function targetIndex(goal: ScrollTarget, lines: readonly TimelineItem[]): number {
  switch (goal.kind) {
    case "end":
      return -1;
    case "time":
      return lines.findIndex((line) => Date.parse(line.at) >= Date.parse(goal.at));
    case "unread": {
      const divider = lines.findIndex((line) => line.kind === "unread");
      return divider >= 0 ? divider : lines.findIndex((line) => (line.seq ?? 0) >= goal.seq);
    }
    case "message":
      return lines.findIndex((line) => (line.seq ?? 0) >= goal.seq);
  }
}

/** Whether a message of just this seq is there: it may have been deleted for oneself, or never have been. */
export const hasMessage = (seq: number, lines: readonly TimelineItem[]): boolean =>
  lines.some((line) => line.seq === seq);
