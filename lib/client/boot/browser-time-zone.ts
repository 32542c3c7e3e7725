let timeZone: string | undefined;

/** Returns the browser's time zone at page load. Cached, because each call would create a formatter. */
export function browserTimeZone(): string {
  timeZone ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return timeZone;
}
