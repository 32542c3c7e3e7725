"use client";

import { useEffect } from "react";
import { useAfterFirstPaint } from "../boot/use-after-first-paint";

/** Holds the room's view lock while this page shows it, so that the browser's other pages and the worker do not notify. */
export function useViewLock(roomId: string): void {
  const painted = useAfterFirstPaint(2);
  useEffect(() => {
    if (!painted) return;
    let release: (() => void) | undefined;
    let cancelled = false;
    void import("../notifications/visibility-locks").then(({ holdViewLock }) => {
      if (!cancelled) release = holdViewLock(roomId);
    });
    return () => {
      cancelled = true;
      release?.();
    };
  }, [painted, roomId]);
}
