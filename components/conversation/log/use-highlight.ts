import { useCallback, useEffect, useState } from "react";

const SHOWN_MS = 2_500;

/** The seq of a message to be found by the eye, for a moment. */
export function useHighlight(): [number | null, (seq: number) => void] {
  const [mark, setMark] = useState<{ seq: number } | null>(null);
  useEffect(() => {
    if (!mark) return;
    const timer = setTimeout(() => setMark(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [mark]);
  return [mark?.seq ?? null, useCallback((seq: number) => setMark({ seq }), [])];
}
