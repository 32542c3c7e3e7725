import { type RefObject, useEffect, useRef } from "react";
import { type Attempt, useAttempt } from "@/components/errors/use-attempt";

interface OlderSource {
  scroller: RefObject<HTMLDivElement | null>;
  /** The seq at the top: a new one means that a page has come and the sentinel is to be looked at anew. */
  oldest: number | undefined;
  hasOlder: boolean;
  loadOlder: () => Promise<void>;
}

export interface Older extends Pick<Attempt, "pending" | "error"> {
  sentinel: RefObject<HTMLDivElement | null>;
  load: () => void;
}

/** Asks for the page before once the top of what is loaded comes within 1.5 screens; after a refusal only when told. */
export function useOlder({ scroller, oldest, hasOlder, loadOlder }: OlderSource): Older {
  const sentinel = useRef<HTMLDivElement>(null);
  const { pending, error, run } = useAttempt();
  const load = () => void run(loadOlder);
  const latestLoad = useRef(load);
  useEffect(() => {
    latestLoad.current = load;
  });
  const idle = hasOlder && !pending && !error;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each page starts a new look at the sentinel
  useEffect(() => {
    if (!idle || !sentinel.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) latestLoad.current();
      },
      { root: scroller.current, rootMargin: "150% 0px 0px" },
    );
    observer.observe(sentinel.current);
    return () => observer.disconnect();
  }, [oldest, idle, scroller]);

  return { sentinel, pending, error, load };
}
