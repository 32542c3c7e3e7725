import { startTransition, useEffect, useState } from "react";
import { whenIdle } from "@/lib/client/boot/after-first-paint";
import { firstInteraction } from "@/lib/client/boot/first-interaction";
import { useAfterFirstPaint } from "@/lib/client/hooks/use-after-first-paint";

const STEP = 3;

/** How many lines are in the page beyond each edge of the screen: a few for the first look, and more as time allows. */
export function useGrowingOverscan(first: number, most: number): number {
  const seen = useAfterFirstPaint(1);
  const [spare, setSpare] = useState(first);
  useEffect(() => {
    if (!seen || spare >= most) return;
    let gone = false;
    const grow = async () => {
      await firstInteraction;
      await whenIdle();
      if (!gone) startTransition(() => setSpare(spare + STEP));
    };
    void grow();
    return () => {
      gone = true;
    };
  }, [seen, spare, most]);
  return Math.min(spare, most);
}
