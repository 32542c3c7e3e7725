import { dayKey } from "@/components/time/calendar";
import type { SearchHit } from "@/lib/client/hooks/use-search";

interface DayGroup {
  key: string;
  /** When the first hit of the group was sent. */
  at: string;
  hits: SearchHit[];
}

/** Groups hits, which are in time order, by calendar day in a time zone. */
export function groupByDay(hits: readonly SearchHit[], zone: string): DayGroup[] {
  const days: DayGroup[] = [];
  for (const hit of hits) {
    const at = hit.message.createdAt;
    const key = dayKey(new Date(at), zone);
    const day = days.at(-1);
    if (day?.key === key) day.hits.push(hit);
    else days.push({ key, at, hits: [hit] });
  }
  return days;
}
