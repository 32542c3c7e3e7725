import { useCallback, useEffect, useState } from "react";

const HIGHLIGHT_MS = 2_500;

/** Returns the seq of the highlighted message, null for none, and a function that highlights one for 2.5 s. */
export function useHighlight(): [number | null, (seq: number) => void] {
  const [highlight, setHighlight] = useState<{ seq: number } | null>(null);
  useEffect(() => {
    if (!highlight) return;
    const timer = setTimeout(() => setHighlight(null), HIGHLIGHT_MS);
    return () => clearTimeout(timer);
  }, [highlight]);
  return [highlight?.seq ?? null, useCallback((seq: number) => setHighlight({ seq }), [])];
}
