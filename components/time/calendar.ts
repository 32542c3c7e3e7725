import { isBrowserTimeZone } from "@/lib/client/boot/browser-time-zone";
import { isoDay } from "./iso-day";

const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day in a time zone, as a key to compare by: `2026-01-31`. */
export function dayKey(date: Date, zone: string): string {
  // To make a formatter takes long, and nearly always the zone is that of the machine.
  if (isBrowserTimeZone(zone)) return isoDay(date);
  let format = formats.get(zone);
  if (!format) {
    // Swedish dates are those of ISO 8601.
    format = new Intl.DateTimeFormat("sv", { timeZone: zone });
    formats.set(zone, format);
  }
  return format.format(date);
}

/** Whole calendar days from `date` to `now`: 0 today, 1 yesterday. A change of the clocks does not disturb it. */
export function daysAgo(date: Date, now: Date, zone: string): number {
  const midnight = (day: Date) => Date.parse(dayKey(day, zone));
  return Math.round((midnight(now) - midnight(date)) / 86_400_000);
}
