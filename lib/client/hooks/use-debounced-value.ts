"use client";

import { useEffect, useState } from "react";

const SETTLE_MS = 200;

/** What is typed, once it has rested for a moment. */
export function useDebouncedValue<Text extends string | null>(text: Text): Text {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
