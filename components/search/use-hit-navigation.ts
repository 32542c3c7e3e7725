import { useEffect, useEffectEvent, useState } from "react";
import { ApiError } from "@/lib/client/api/api-error";
import type { SearchHit, useSearch } from "@/lib/client/hooks/use-search";
import { seqInUrl } from "@/lib/shared/page-urls";

/** So many hits before the end of what is loaded the next page is asked for. */
const AHEAD = 3;

export interface HitNavigationState {
  current: SearchHit | null;
  /** Its place among the hits, 1 for the first; 0 for none of them. */
  place: number;
  count: number;
  more: boolean;
  /** Null where there is none. */
  previous: (() => void) | null;
  next: (() => void) | null;
}

/** From hit to hit in the order of the list. `at` is the seq that the conversation shows. */
export function useHitNavigation(
  { hits, hasMore, loadMore, settled }: ReturnType<typeof useSearch>,
  at: string | null,
  show: (hit: SearchHit) => void,
): HitNavigationState {
  const placeOf = (seq: string | null) => hits.findIndex(({ message }) => String(message.seq) === seq);
  const index = placeOf(at);
  const near = index >= 0 && hasMore && index >= hits.length - AHEAD;
  const [refusedAt, setRefusedAt] = useState<number | null>(null);
  const load = useEffectEvent(() => {
    loadMore().catch((error: unknown) => {
      if (!(error instanceof ApiError)) throw error;
      // The list says so, and asks again when told.
      setRefusedAt(hits.length);
    });
  });
  const count = hits.length;
  useEffect(() => {
    if (near && refusedAt !== count) load();
  }, [near, count, refusedAt]);

  // Whoever steps on before the page has followed is at the hit that the address names.
  const step = (by: number) => () => {
    const hit = hits[placeOf(seqInUrl()) + by];
    if (hit) show(hit);
  };
  return {
    current: hits[index] ?? null,
    place: index + 1,
    count,
    more: hasMore,
    previous: settled && index > 0 ? step(-1) : null,
    next: settled && index + 1 < count ? step(1) : null,
  };
}
