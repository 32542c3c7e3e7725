import { useEffect, useEffectEvent, useState } from "react";
import { ApiError } from "@/lib/client/api/api-error";
import type { SearchHit, useSearch } from "@/lib/client/hooks/use-search";
import { seqInUrl } from "@/lib/shared/page-urls";

/** How many hits before the end of the loaded ones the next page is requested. */
const PREFETCH_DISTANCE = 3;

export interface HitNavigationState {
  current: SearchHit | null;
  /** Position of the current hit, from 1; 0 for none. */
  position: number;
  count: number;
  more: boolean;
  /** Null if there is no such hit. */
  previous: (() => void) | null;
  next: (() => void) | null;
}

/** Navigates between hits in list order. `at` is the seq that the conversation shows. */
export function useHitNavigation(
  { hits, hasMore, loadMore, settled }: ReturnType<typeof useSearch>,
  at: string | null,
  show: (hit: SearchHit) => void,
): HitNavigationState {
  const indexOfSeq = (seq: string | null) => hits.findIndex(({ message }) => String(message.seq) === seq);
  const index = indexOfSeq(at);
  const near = index >= 0 && hasMore && index >= hits.length - PREFETCH_DISTANCE;
  const [refusedAt, setRefusedAt] = useState<number | null>(null);
  const load = useEffectEvent(() => {
    loadMore().catch((error: unknown) => {
      if (!(error instanceof ApiError)) throw error;
      // The list shows the error with a retry button.
      setRefusedAt(hits.length);
    });
  });
  const count = hits.length;
  useEffect(() => {
    if (near && refusedAt !== count) load();
  }, [near, count, refusedAt]);

  // A quick second step starts from the hit in the URL, as the page may not have rendered it yet.
  const step = (by: number) => () => {
    const hit = hits[indexOfSeq(seqInUrl()) + by];
    if (hit) show(hit);
  };
  return {
    current: hits[index] ?? null,
    position: index + 1,
    count,
    more: hasMore,
    previous: settled && index > 0 ? step(-1) : null,
    next: settled && index + 1 < count ? step(1) : null,
  };
}
