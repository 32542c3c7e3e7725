import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useMarkRead } from "@/lib/client/hooks/use-marks";

/** How much of a line must show before it counts: a sliver at the edge is not seen. */
const SLIVER_PX = 20;

/**
 * The highest seq that has been on screen since the room opened, null before the first look. While the window is
 * visible and has the focus, it is marked as read as well, once it is certain that the room stays open here. `watch`
 * looks at a line that carries `data-line-seq`, and returns what ends that.
 */
export function useSeen(roomId: string, scroller: RefObject<HTMLDivElement | null>, certain: boolean) {
  const mark = useMarkRead(roomId);
  const [seen, setSeen] = useState<number | null>(null);
  const observer = useRef<IntersectionObserver>(undefined);

  // Before the lines, which come with the second commit: the first has no height to fill.
  useLayoutEffect(() => {
    observer.current = new IntersectionObserver(
      (entries) => {
        const seqs = entries
          .filter((entry) => entry.isIntersecting && entry.target instanceof HTMLElement)
          .map((entry) => Number((entry.target as HTMLElement).dataset.lineSeq));
        if (seqs.length > 0) setSeen((before) => Math.max(before ?? 0, ...seqs));
      },
      { root: scroller.current, rootMargin: `-${SLIVER_PX}px 0px` },
    );
    return () => observer.current?.disconnect();
  }, [scroller]);

  const watch = useCallback((line: HTMLElement) => {
    if (!line.dataset.lineSeq) return () => undefined;
    observer.current?.observe(line);
    return () => observer.current?.unobserve(line);
  }, []);

  useEffect(() => {
    if (seen === null || !certain) return;
    const report = () => {
      if (document.visibilityState === "visible" && document.hasFocus()) mark(seen);
    };
    report();
    window.addEventListener("focus", report);
    document.addEventListener("visibilitychange", report);
    return () => {
      window.removeEventListener("focus", report);
      document.removeEventListener("visibilitychange", report);
    };
  }, [seen, certain, mark]);

  return { seen, watch };
}
