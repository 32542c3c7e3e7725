import { useCallback, useRef, useState } from "react";
import { useAsyncAction } from "@/components/errors/use-async-action";
import type { useConversation } from "@/lib/client/hooks/use-conversation";
import { hasMessage, isTargetLoaded, type LoadedWindow, type ScrollTarget } from "./scroll-target";
import { useHighlight } from "./use-highlight";

/** Goes to places in a conversation, loading what is there first where it has to. */
export function useJumpToMessage(conversation: ReturnType<typeof useConversation>, view: LoadedWindow) {
  const { moveTo, moveToNewest } = conversation;
  const [marked, mark] = useHighlight();
  const [missing, setMissing] = useState(false);
  const { pending, error, run, clear } = useAsyncAction();

  const arrive = useCallback(
    (goal: ScrollTarget) => {
      if (goal.kind !== "message") return;
      if (hasMessage(goal.seq, view.items)) mark(goal.seq);
      else setMissing(true);
    },
    [view.items, mark],
  );
  const wanted = useRef<ScrollTarget | null>(null);
  const load = (goal: ScrollTarget) =>
    goal.kind === "end"
      ? moveToNewest()
      : moveTo(goal.kind === "time" ? { at: goal.at } : { around: goal.seq });
  // A goal that is named while another is loaded takes its place: from hit to hit goes faster than loading.
  const travel = (goal: ScrollTarget, show: (goal: ScrollTarget) => void) => {
    wanted.current = goal;
    void run(async () => {
      setMissing(false);
      for (
        let next: ScrollTarget | null = goal;
        next;
        next = wanted.current === next ? null : wanted.current
      ) {
        if (next !== goal || !isTargetLoaded(next, view)) await load(next);
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
