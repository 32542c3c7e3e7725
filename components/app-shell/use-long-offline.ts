import { useEffect, useState } from "react";

const PATIENCE_MS = 5_000;

/** True once the connection has been away for 5 s: shorter breaks mend themselves and are not worth a word. */
export function useLongOffline(offlineSince: number | null): boolean {
  const [overdue, setOverdue] = useState<number | null>(null);
  useEffect(() => {
    if (offlineSince === null) return;
    const wait = Math.max(0, offlineSince + PATIENCE_MS - Date.now());
    const timer = setTimeout(() => setOverdue(offlineSince), wait);
    return () => clearTimeout(timer);
  }, [offlineSince]);
  return offlineSince !== null && overdue === offlineSince;
}
