"use client";

import { useEffect } from "react";
import { takeOver } from "@/lib/client/boot/pre-hydration";

/** Takes over from the script in the page's head, once all that the server drew answers and has read what was typed. */
export function EarlyInputReplay() {
  useEffect(() => {
    const timer = setTimeout(takeOver);
    return () => clearTimeout(timer);
  }, []);
  return null;
}
