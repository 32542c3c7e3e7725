import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useMarkRead } from "@/lib/client/hooks/use-mark-read";

/** Min visible height of an item before it counts as seen, px. */
const MIN_VISIBLE_PX = 20;

/**
 * Returns the highest seq that has been on screen since the room opened, null at first. While the window is visible and
 * focused it is also marked as read, once `certain` says that the room stays open here. `watch` observes an item with
 * `data-line-seq`, and returns what stops that.
 */
export function useReadTracking(
  roomId: string,
  scroller: RefObject<HTMLDivElement | null>,
  certain: boolean,
) {
  const markRead = useMarkRead(roomId);
  const [seen, setSeen] = useState<number | null>(null);
  const observer = useRef<IntersectionObserver>(undefined);
  const [lines] = useState(() => new Set<HTMLElement>());

  useLayoutEffect(() => {
    const intersections = new IntersectionObserver(
      (entries) => {
        const seqs = entries
          .filter((entry) => entry.isIntersecting && entry.target instanceof HTMLElement)
          .map((entry) => Number((entry.target as HTMLElement).dataset.lineSeq));
        if (seqs.length > 0) setSeen((before) => Math.max(before ?? 0, ...seqs));
      },
      { root: scroller.current, rootMargin: `-${MIN_VISIBLE_PX}px 0px` },
    );
    // The first items mount before the observer exists.
    for (const line of lines) intersections.observe(line);
    observer.current = intersections;
    return () => intersections.disconnect();
  }, [scroller, lines]);

  const watch = useCallback(
    (line: HTMLElement) => {
      if (!line.dataset.lineSeq) return () => undefined;
      lines.add(line);
      observer.current?.observe(line);
      return () => {
        lines.delete(line);
        observer.current?.unobserve(line);
      };
    },
    [lines],
  );

  useEffect(() => {
    if (seen === null || !certain) return;
    const report = () => {
      if (document.visibilityState === "visible" && document.hasFocus()) markRead(seen);
    };
    report();
    window.addEventListener("focus", report);
    document.addEventListener("visibilitychange", report);
    return () => {
      window.removeEventListener("focus", report);
      document.removeEventListener("visibilitychange", report);
    };
  }, [seen, certain, markRead]);

  return { seen, watch };
}
