import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useMarkRead } from "@/lib/client/hooks/use-mark-read";

/** How much of a line must show before it counts: a sliver at the edge is not seen. */
const SLIVER_PX = 20;

/**
 * The highest seq that has been on screen since the room opened, null before the first look. While the window is
 * visible and has the focus, it is marked as read as well, once it is certain that the room stays open here. `watch`
 * looks at a line that carries `data-line-seq`, and returns what ends that.
 */
export function useReadTracking(
  roomId: string,
  scroller: RefObject<HTMLDivElement | null>,
  certain: boolean,
) {
  const mark = useMarkRead(roomId);
  const [seen, setSeen] = useState<number | null>(null);
  const observer = useRef<IntersectionObserver>(undefined);
  const [lines] = useState(() => new Set<HTMLElement>());

  useLayoutEffect(() => {
    const looking = new IntersectionObserver(
      (entries) => {
        const seqs = entries
          .filter((entry) => entry.isIntersecting && entry.target instanceof HTMLElement)
          .map((entry) => Number((entry.target as HTMLElement).dataset.lineSeq));
        if (seqs.length > 0) setSeen((before) => Math.max(before ?? 0, ...seqs));
      },
      { root: scroller.current, rootMargin: `-${SLIVER_PX}px 0px` },
    );
    // The first lines are in the page before what they scroll in is known.
    for (const line of lines) looking.observe(line);
    observer.current = looking;
    return () => looking.disconnect();
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
