"use client";

import { useIsRestoring, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { firstView } from "../first-view";

/** True once the page shows what it was opened for: what nobody waits for comes after that. */
export function useFirstView(): boolean {
  const cache = useQueryClient();
  const restoring = useIsRestoring();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (restoring) return;
    let gone = false;
    void firstView(cache).then(() => {
      if (!gone) setShown(true);
    });
    return () => {
      gone = true;
    };
  }, [cache, restoring]);
  return shown;
}
