import { useState } from "react";

interface NewsSource {
  /** The seq of the newest message loaded. */
  last: number;
  hasNewer: boolean;
  /** The reader is at the end, where new messages come into view. */
  following: boolean;
}

/**
 * Which messages a screen reader is to hear of: those that came in last, while the reader was at the end. What is
 * loaded, scrolled to or comes into the page again is history, and silent. Returns the lowest seq that is news.
 */
export function useAnnouncedFromSeq({ last, hasNewer, following }: NewsSource): number {
  const [heard, setHeard] = useState({ last, hasNewer, from: Number.POSITIVE_INFINITY });
  const from = nextAnnouncedFromSeq(heard, { last, hasNewer, following });
  if (heard.last !== last || heard.hasNewer !== hasNewer || heard.from !== from)
    setHeard({ last, hasNewer, from });
  return from;
}

interface Heard {
  last: number;
  hasNewer: boolean;
  from: number;
}

export function nextAnnouncedFromSeq(heard: Heard, { last, hasNewer, following }: NewsSource): number {
  if (!following || hasNewer || heard.hasNewer) return Number.POSITIVE_INFINITY;
  return last > heard.last ? heard.last + 1 : heard.from;
}
