import type { TimelineItem } from "./timeline";

/** A place in a conversation that the log is to show. */
export type ScrollTarget =
  | { kind: "end" }
  /** The divider above the first unread message. */
  | { kind: "unread"; seq: number }
  /** A message, which is highlighted for a moment. */
  | { kind: "message"; seq: number }
  /** The first message at an ISO time or later. */
  | { kind: "time"; at: string };

/** The contiguous range of a room's messages that is loaded. */
export interface LoadedWindow {
  items: readonly TimelineItem[];
  /** Seqs of the first and the last message loaded. */
  firstSeq: number;
  lastSeq: number;
  hasOlder: boolean;
  hasNewer: boolean;
}

/** Returns whether the target is loaded, or would be if it existed. */
export function isTargetLoaded(
  target: ScrollTarget,
  { items, firstSeq, lastSeq, hasOlder, hasNewer }: LoadedWindow,
): boolean {
  if (target.kind === "end") return !hasNewer;
  if (target.kind === "time") {
    const [earliest, latest] = [items[0], items.at(-1)];
    const isAfter = !hasOlder || (earliest !== undefined && Date.parse(earliest.at) <= Date.parse(target.at));
    return isAfter && (!hasNewer || (latest !== undefined && Date.parse(latest.at) >= Date.parse(target.at)));
  }
  return (!hasOlder || target.seq > firstSeq) && (!hasNewer || target.seq <= lastSeq);
}

/** Returns the index of a loaded target's item, or of the next item where it has none; -1 for the end. */
export function targetIndex(target: ScrollTarget, items: readonly TimelineItem[]): number {
  switch (target.kind) {
    case "end":
      return -1;
    case "time":
      return items.findIndex((item) => Date.parse(item.at) >= Date.parse(target.at));
    case "unread": {
      const divider = items.findIndex((item) => item.kind === "unread");
      return divider >= 0 ? divider : items.findIndex((item) => (item.seq ?? 0) >= target.seq);
    }
    case "message":
      return items.findIndex((item) => (item.seq ?? 0) >= target.seq);
  }
}

/** Returns whether the message with this seq is there. The reader may have hidden it, or it never existed. */
export const hasMessage = (seq: number, items: readonly TimelineItem[]): boolean =>
  items.some((item) => item.seq === seq);
