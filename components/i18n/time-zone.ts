/** Tells the server the reader's time zone, so that it can draw days and times as the reader's browser does. */
export const TIME_ZONE_COOKIE = "parley-zone";

/**
 * The zone that a cookie names, null for none that there is. Anyone can write a cookie: what stands in it is one of the few
 * hundred names that zones have, however it is spelt, so that what is remembered by zone has an end.
 */
export function parseTimeZone(name: string | undefined): string | null {
  // Some engines take any distance from UTC for a zone as well.
  if (!name || !/^[A-Za-z]/.test(name)) return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
