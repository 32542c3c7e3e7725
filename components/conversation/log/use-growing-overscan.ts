import { startTransition, useEffect, useState } from "react";
import { whenIdle } from "@/lib/client/boot/after-first-paint";
import { useAfterFirstPaint } from "@/lib/client/boot/use-after-first-paint";

const STEP = 3;

/** Returns the overscan in items: `first` until the first paint, then 3 more per idle period of the browser, up to `max`. */
export function useGrowingOverscan(first: number, max: number): number {
  const isPainted = useAfterFirstPaint(1);
  const [overscan, setOverscan] = useState(first);
  useEffect(() => {
    if (!isPainted || overscan >= max) return;
    let unmounted = false;
    void whenIdle().then(() => {
      if (!unmounted) startTransition(() => setOverscan(overscan + STEP));
    });
    return () => {
      unmounted = true;
    };
  }, [isPainted, overscan, max]);
  return Math.min(overscan, max);
}
