/** Points at which a crash does most harm and which a kill at a random time would rarely hit. */
export type FailPoint =
  | "committed"
  | "published"
  | "push_queued"
  | "push_started"
  | "push_sending"
  | "push_sent"
  | "push_recorded"
  | "push_deferred"
  | "push_settled"
  | "preview_fetched"
  | "preview_set";

/** Set by a script that fault tests load into the process before the server; the product never sets it. */
const holder = globalThis as typeof globalThis & { __parleyFailPoint?: (point: FailPoint) => void };

/** Marks a point at which a fault test can kill the process; does nothing otherwise. */
export function failPoint(point: FailPoint): void {
  holder.__parleyFailPoint?.(point);
}
