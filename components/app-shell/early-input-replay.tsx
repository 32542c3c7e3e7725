"use client";

import { useEffect } from "react";
import { replayEarlyInput } from "@/lib/client/boot/pre-hydration";

/** Takes over from the script in the page's head, once all that the server drew answers and has read what was typed. */
export function EarlyInputReplay() {
  useEffect(() => {
    const timer = setTimeout(replayEarlyInput);
    return () => clearTimeout(timer);
  }, []);
  return null;
}
