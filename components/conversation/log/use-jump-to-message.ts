import { useCallback, useRef, useState } from "react";
import { useAttempt } from "@/components/errors/use-async-action";
import type { useConversation } from "@/lib/client/hooks/use-conversation";
import { type Goal, isFound, isLoaded, type View } from "./scroll-target";
import { useMark } from "./use-highlight";

/** Goes to places in a conversation, loading what is there first where it has to. */
export function useTravel(conversation: ReturnType<typeof useConversation>, view: View) {
  const { moveTo, moveToNewest } = conversation;
  const [marked, mark] = useMark();
  const [missing, setMissing] = useState(false);
  const { pending, error, run, clear } = useAttempt();

  const arrive = useCallback(
    (goal: Goal) => {
      if (goal.kind !== "message") return;
      if (isFound(goal.seq, view.lines)) mark(goal.seq);
      else setMissing(true);
    },
    [view.lines, mark],
  );
  const wanted = useRef<Goal | null>(null);
  const load = (goal: Goal) =>
    goal.kind === "end"
      ? moveToNewest()
      : moveTo(goal.kind === "time" ? { at: goal.at } : { around: goal.seq });
  // A goal that is named while another is loaded takes its place: from hit to hit goes faster than loading.
  const travel = (goal: Goal, show: (goal: Goal) => void) => {
    wanted.current = goal;
    void run(async () => {
      setMissing(false);
      for (let next: Goal | null = goal; next; next = wanted.current === next ? null : wanted.current) {
        if (next !== goal || !isLoaded(next, view)) await load(next);
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
