const formats = new Map<string, Intl.DateTimeFormat>();

/** Returns the calendar day in a time zone as a comparable key: `2026-01-31`. */
export function dayKey(date: Date, zone: string): string {
  let format = formats.get(zone);
  if (!format) {
    // Swedish dates have the form of ISO 8601.
    format = new Intl.DateTimeFormat("sv", { timeZone: zone });
    formats.set(zone, format);
  }
  return format.format(date);
}

/** Returns the calendar days from `date` to `now`: 0 today, 1 yesterday, also across a daylight-saving change. */
export function daysAgo(date: Date, now: Date, zone: string): number {
  const midnight = (day: Date) => Date.parse(dayKey(day, zone));
  return Math.round((midnight(now) - midnight(date)) / 86_400_000);
}
