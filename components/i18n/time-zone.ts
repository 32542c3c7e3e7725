/** Tells the server the reader's time zone, so that it renders days and times as the browser does. */
export const TIME_ZONE_COOKIE = "parley-zone";

/**
 * Returns the canonical name of the zone that a cookie names, or null where there is no such zone. Anyone can write a
 * cookie: canonical names bound what is cached by zone to a few hundred entries, however a name is spelled.
 */
export function parseTimeZone(name: string | undefined): string | null {
  // Some engines also accept any offset from UTC as a zone.
  if (!name || !/^[A-Za-z]/.test(name)) return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
