import { type RefObject, useEffect, useRef } from "react";
import { type AsyncAction, useAsyncAction } from "@/components/errors/use-async-action";

interface EdgeSource {
  scroller: RefObject<HTMLDivElement | null>;
  /** How far around the screen the edge is looked for, as a margin of an IntersectionObserver. */
  margin: string;
  /** The seq at the edge: a new one means that a page has come and the edge is to be looked at anew. */
  seq: number | undefined;
  more: boolean;
  load: () => Promise<void>;
}

export interface LoadMore extends Pick<AsyncAction, "pending" | "error"> {
  sentinel: RefObject<HTMLDivElement | null>;
  load: () => void;
}

/** Asks for the next page once an end of what is loaded comes near the screen; after a refusal only when told. */
export function useLoadMore({ scroller, margin, seq, more, load }: EdgeSource): LoadMore {
  const sentinel = useRef<HTMLDivElement>(null);
  const { pending, error, run } = useAsyncAction();
  const start = () => void run(load);
  const latest = useRef(start);
  useEffect(() => {
    latest.current = start;
  });
  const idle = more && !pending && !error;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each page starts a new look at the sentinel
  useEffect(() => {
    if (!idle || !sentinel.current) return;
    const observer = new IntersectionObserver(
      // On a busy machine several looks are told of at once: the last one counts.
      (looks) => {
        if (looks.at(-1)?.isIntersecting) latest.current();
      },
      { root: scroller.current, rootMargin: margin },
    );
    observer.observe(sentinel.current);
    return () => observer.disconnect();
  }, [seq, idle, scroller, margin]);

  return { sentinel, pending, error, load: start };
}
