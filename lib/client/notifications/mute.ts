const HOUR_MS = 60 * 60_000;

/** The time that stands for "always" in the contract, which has only times. */
export const MUTED_FOREVER = "9999-12-31T00:00:00.000Z";

/** The durations for which a room can be muted, in hours; null for always. */
export const MUTE_DURATIONS_HOURS = [1, 8, 7 * 24, null] as const;

export function muteEndsAt(hours: (typeof MUTE_DURATIONS_HOURS)[number]): string {
  return hours === null ? MUTED_FOREVER : new Date(Date.now() + hours * HOUR_MS).toISOString();
}
