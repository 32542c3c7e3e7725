/** Tells the server the reader's time zone, so that it can draw days and times as the reader's browser does. */
export const ZONE_COOKIE = "parley-zone";

/**
 * The zone that a cookie names, null for none that there is. Anyone can write a cookie: what stands in it is one of the few
 * hundred names that zones have, however it is spelt, so that what is remembered by zone has an end.
 */
export function knownZone(name: string | undefined): string | null {
  // Some engines take any distance from UTC for a zone as well.
  if (!name || !/^[A-Za-z]/.test(name)) return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Where there is the newer way to ask, it costs nothing; the older one makes a formatter, which takes a browser long at first. */
function machineZone(): string | undefined {
  const { Temporal } = globalThis as { Temporal?: { Now: { timeZoneId(): string } } };
  return Temporal?.Now.timeZoneId();
}

let own: string | undefined;

/** The browser's own, as it was when the page was loaded. */
export function ownZone(): string {
  own ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return own;
}

/** Zones have several names: the one that the machine gives may not be the one that formatters use. */
let named: string | undefined;

export function isOwnZone(zone: string): boolean {
  named ??= machineZone();
  return zone === named || zone === ownZone();
}

// Where it takes long, it is a piece of work of its own, before anybody waits for it.
if (typeof window !== "undefined" && machineZone() === undefined) setTimeout(ownZone);
