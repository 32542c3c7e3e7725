/** Places at which a crash costs most, and which time alone would hardly hit. */
export type FailPoint =
  | "committed"
  | "published"
  | "push_queued"
  | "push_begun"
  | "push_sending"
  | "push_sent"
  | "push_recorded"
  | "push_owed"
  | "push_settled"
  | "preview_fetched"
  | "preview_set";

/** Set by a script that the fault tests load into the process before the server; nothing in the product sets it. */
const holder = globalThis as typeof globalThis & { __parleyFailPoint?: (place: FailPoint) => void };

/** Where a fault test may end the process; otherwise nothing. */
export function failPoint(place: FailPoint): void {
  holder.__parleyFailPoint?.(place);
}
