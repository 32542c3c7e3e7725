import { useCallback, useRef, useState } from "react";
import { useAsyncAction } from "@/components/errors/use-async-action";
import type { useConversation } from "@/lib/client/hooks/use-conversation";
import { hasMessage, isTargetLoaded, type LoadedWindow, type ScrollTarget } from "./scroll-target";
import { useHighlight } from "./use-highlight";

/** Shows targets in a conversation, and loads their messages first where needed. */
export function useJumpToMessage(conversation: ReturnType<typeof useConversation>, view: LoadedWindow) {
  const { moveTo, moveToNewest } = conversation;
  const [marked, mark] = useHighlight();
  const [missing, setMissing] = useState(false);
  const { pending, error, run, clear } = useAsyncAction();

  const arrive = useCallback(
    (target: ScrollTarget) => {
      if (target.kind !== "message") return;
      if (hasMessage(target.seq, view.items)) mark(target.seq);
      else setMissing(true);
    },
    [view.items, mark],
  );
  const wanted = useRef<ScrollTarget | null>(null);
  const load = (target: ScrollTarget) =>
    target.kind === "end"
      ? moveToNewest()
      : moveTo(target.kind === "time" ? { at: target.at } : { around: target.seq });
  // A newer target replaces one that is loading: stepping from hit to hit is faster than loading.
  const travel = (target: ScrollTarget, show: (target: ScrollTarget) => void) => {
    wanted.current = target;
    void run(async () => {
      setMissing(false);
      for (
        let next: ScrollTarget | null = target;
        next;
        next = wanted.current === next ? null : wanted.current
      ) {
        if (next !== target || !isTargetLoaded(next, view)) await load(next);
        if (wanted.current === next) show(next);
      }
    });
  };
  return {
    marked,
    missing,
    closeMissing: () => setMissing(false),
    travelling: pending,
    error,
    clear,
    arrive,
    travel,
  };
}
