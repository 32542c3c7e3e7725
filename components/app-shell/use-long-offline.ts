import { useEffect, useState } from "react";

/** How long a disconnection goes unmentioned: shorter ones recover by themselves. */
const GRACE_MS = 5_000;

/** Returns true once the connection has been gone for 5 s. */
export function useLongOffline(offlineSince: number | null): boolean {
  const [overdue, setOverdue] = useState<number | null>(null);
  useEffect(() => {
    if (offlineSince === null) return;
    const wait = Math.max(0, offlineSince + GRACE_MS - Date.now());
    const timer = setTimeout(() => setOverdue(offlineSince), wait);
    return () => clearTimeout(timer);
  }, [offlineSince]);
  return offlineSince !== null && overdue === offlineSince;
}
