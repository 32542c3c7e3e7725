"use client";

import { useEffect } from "react";
import { useFirstView } from "./use-after-first-paint";

/** Lets others of this browser know that the room is to be seen here, once it is. */
export function useShownRoom(roomId: string): void {
  const shown = useFirstView(2);
  useEffect(() => {
    if (!shown) return;
    let stop: (() => void) | undefined;
    let gone = false;
    void import("../notifications/visibility-locks").then(({ showView }) => {
      if (!gone) stop = showView(roomId);
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [shown, roomId]);
}
