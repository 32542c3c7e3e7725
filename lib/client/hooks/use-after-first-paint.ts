"use client";

import { useIsRestoring, useQueryClient } from "@tanstack/react-query";
import { startTransition, useEffect, useState } from "react";
import { afterFirstPaint, whenIdle } from "../boot/after-first-paint";

/**
 * True once the page shows what it was opened for: what nobody waits for comes after that. Of several such things each
 * `turn` waits for one more moment in which the browser has nothing to do, so that they do not hold it up together.
 */
export function useAfterFirstPaint(turn = 0): boolean {
  const cache = useQueryClient();
  const restoring = useIsRestoring();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (restoring) return;
    let gone = false;
    const wait = async () => {
      await afterFirstPaint(cache);
      for (let left = turn; left > 0; left -= 1) await whenIdle();
      // Drawn in pieces, between which the browser answers.
      if (!gone) startTransition(() => setShown(true));
    };
    void wait();
    return () => {
      gone = true;
    };
  }, [cache, restoring, turn]);
  return shown;
}
