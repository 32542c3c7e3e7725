import { useState } from "react";

interface Options {
  /** The seq of the newest message loaded. */
  last: number;
  hasNewer: boolean;
  /** The reader is at the end, where new messages come into view. */
  following: boolean;
}

/**
 * Returns the lowest seq that a screen reader announces: of messages that arrived while the reader was at the end.
 * Messages that are loaded, scrolled to or rendered again are history and stay silent.
 */
export function useAnnouncedFromSeq({ last, hasNewer, following }: Options): number {
  const [announced, setAnnounced] = useState({ last, hasNewer, from: Number.POSITIVE_INFINITY });
  const from = nextAnnouncedFromSeq(announced, { last, hasNewer, following });
  if (announced.last !== last || announced.hasNewer !== hasNewer || announced.from !== from)
    setAnnounced({ last, hasNewer, from });
  return from;
}

interface Announced {
  last: number;
  hasNewer: boolean;
  from: number;
}

export function nextAnnouncedFromSeq(announced: Announced, { last, hasNewer, following }: Options): number {
  if (!following || hasNewer || announced.hasNewer) return Number.POSITIVE_INFINITY;
  return last > announced.last ? announced.last + 1 : announced.from;
}
