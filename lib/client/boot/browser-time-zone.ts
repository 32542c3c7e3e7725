/** By the machine's name for it, and by that which formatters use. */
let named: string | undefined;
let formatted: string | undefined;

/** The browser's time zone, as it was when the page was loaded. To ask for it makes a formatter, which takes long at first. */
export function browserTimeZone(): string {
  formatted ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return formatted;
}

/** Whether a zone is the browser's own: where there is `Temporal`, and it is, that costs nothing. Zones have several names. */
export function isBrowserTimeZone(zone: string): boolean {
  named ??= machineZone();
  return zone === named || zone === browserTimeZone();
}

function machineZone(): string | undefined {
  const { Temporal } = globalThis as { Temporal?: { Now: { timeZoneId(): string } } };
  return Temporal?.Now.timeZoneId();
}

// Where it takes long, it is a piece of work of its own, before anybody waits for it.
if (typeof window !== "undefined" && machineZone() === undefined) setTimeout(browserTimeZone);
