import { useCallback, useState } from "react";
import { useAttempt } from "@/components/errors/use-attempt";
import type { useConversation } from "@/lib/client/hooks/use-conversation";
import { type Goal, isFound, isLoaded, type View } from "./goal";
import { useMark } from "./use-mark";

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
  const travel = (goal: Goal, show: (goal: Goal) => void) =>
    void run(async () => {
      setMissing(false);
      if (!isLoaded(goal, view)) {
        if (goal.kind === "end") await moveToNewest();
        else await moveTo(goal.kind === "time" ? { at: goal.at } : { around: goal.seq });
      }
      show(goal);
    });
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
