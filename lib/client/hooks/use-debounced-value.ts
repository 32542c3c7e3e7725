"use client";

import { useEffect, useState } from "react";

const DEBOUNCE_MS = 200;

/** Returns `text` after it has been unchanged for DEBOUNCE_MS. */
export function useDebouncedValue<Text extends string | null>(text: Text): Text {
  const [debounced, setDebounced] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setDebounced(text), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return debounced;
}
