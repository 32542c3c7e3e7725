import { type RefObject, useEffect, useRef } from "react";
import { type AsyncAction, useAsyncAction } from "@/components/errors/use-async-action";

interface Options {
  scroller: RefObject<HTMLDivElement | null>;
  /** How far from the screen the edge counts as near: an IntersectionObserver's root margin. */
  margin: string;
  /** The seq at the edge. A new one means that a page has arrived, and the edge is observed again. */
  seq: number | undefined;
  more: boolean;
  load: () => Promise<void>;
}

export interface LoadMore extends Pick<AsyncAction, "pending" | "error"> {
  sentinel: RefObject<HTMLDivElement | null>;
  load: () => void;
}

/** Loads the next page when an edge of the loaded window comes near the screen. After an error only `load` tries again. */
export function useLoadMore({ scroller, margin, seq, more, load }: Options): LoadMore {
  const sentinel = useRef<HTMLDivElement>(null);
  const { pending, error, run } = useAsyncAction();
  const start = () => void run(load);
  const latest = useRef(start);
  useEffect(() => {
    latest.current = start;
  });
  const idle = more && !pending && !error;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each page observes the sentinel again
  useEffect(() => {
    if (!idle || !sentinel.current) return;
    const observer = new IntersectionObserver(
      // A busy machine reports several entries at once: the last one counts.
      (entries) => {
        if (entries.at(-1)?.isIntersecting) latest.current();
      },
      { root: scroller.current, rootMargin: margin },
    );
    observer.observe(sentinel.current);
    return () => observer.disconnect();
  }, [seq, idle, scroller, margin]);

  return { sentinel, pending, error, load: start };
}
