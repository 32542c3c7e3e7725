"use client";

import { useIsRestoring, useQueryClient } from "@tanstack/react-query";
import { startTransition, useEffect, useState } from "react";
import { afterFirstPaint, whenIdle } from "./after-first-paint";

/**
 * Returns true after the first paint. `idlePeriods` is how many idle periods of the browser to await on top: parts with
 * different numbers do not load and render in one long task.
 */
export function useAfterFirstPaint(idlePeriods = 0): boolean {
  const cache = useQueryClient();
  const restoring = useIsRestoring();
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    if (restoring) return;
    let unmounted = false;
    const wait = async () => {
      await afterFirstPaint(cache);
      for (let left = idlePeriods; left > 0; left -= 1) await whenIdle();
      // A transition yields to input.
      if (!unmounted) startTransition(() => setPainted(true));
    };
    void wait();
    return () => {
      unmounted = true;
    };
  }, [cache, restoring, idlePeriods]);
  return isPainted;
}
