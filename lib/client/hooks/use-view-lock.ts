"use client";

import { useEffect } from "react";
import { useAfterFirstPaint } from "../boot/use-after-first-paint";

/** Lets others of this browser know that the room is to be seen here, once it is. */
export function useViewLock(roomId: string): void {
  const shown = useAfterFirstPaint(2);
  useEffect(() => {
    if (!shown) return;
    let stop: (() => void) | undefined;
    let gone = false;
    void import("../notifications/visibility-locks").then(({ holdViewLock }) => {
      if (!gone) stop = holdViewLock(roomId);
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [shown, roomId]);
}
