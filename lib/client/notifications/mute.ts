const HOUR_MS = 60 * 60_000;

/** What a mute "always" is to the contract, which knows times only. */
export const ALWAYS = "9999-12-31T00:00:00.000Z";

/** How long a room can be muted, in hours; null for always. */
export const MUTES = [1, 8, 7 * 24, null] as const;

export function mutedUntil(hours: (typeof MUTES)[number]): string {
  return hours === null ? ALWAYS : new Date(Date.now() + hours * HOUR_MS).toISOString();
}
