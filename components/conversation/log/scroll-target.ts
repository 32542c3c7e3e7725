import type { Line } from "./timeline";

/** A place in a conversation that the log is to show. */
export type Goal =
  | { kind: "end" }
  /** The divider above the first unread message. */
  | { kind: "unread"; seq: number }
  /** A message, marked for a moment. */
  | { kind: "message"; seq: number }
  /** The first message at an ISO time or later. */
  | { kind: "time"; at: string };

/** What is known of the window on a room's messages. */
export interface View {
  lines: readonly Line[];
  /** Seqs of the first and the last message loaded. */
  first: number;
  last: number;
  hasOlder: boolean;
  hasNewer: boolean;
}

/** Whether the place is in what is loaded, or would be if it were anywhere. */
export function isLoaded(goal: Goal, { lines, first, last, hasOlder, hasNewer }: View): boolean {
  if (goal.kind === "end") return !hasNewer;
  if (goal.kind === "time") {
    const [earliest, latest] = [lines[0], lines.at(-1)];
    const isAfter = !hasOlder || (earliest !== undefined && Date.parse(earliest.at) <= Date.parse(goal.at));
    return isAfter && (!hasNewer || (latest !== undefined && Date.parse(latest.at) >= Date.parse(goal.at)));
  }
  return (!hasOlder || goal.seq > first) && (!hasNewer || goal.seq <= last);
}

/** The line to show for a goal that is loaded: the nearest behind it where it has none of its own; -1 for the end. */
export function lineOf(goal: Goal, lines: readonly Line[]): number {
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
export const isFound = (seq: number, lines: readonly Line[]): boolean =>
  lines.some((line) => line.seq === seq);
