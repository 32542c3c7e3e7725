/**
 * What became of a push. `gone`: the device is no more. `refused`: not to be had in this way, whatever the reason.
 * `later`: the service does not take it now; `parseRetryAfter` when it said for how long.
 */
export type PushOutcome =
  | { kind: "sent" }
  | { kind: "gone" }
  | { kind: "too_large" }
  | { kind: "refused"; status: number }
  | { kind: "later"; retryAfterMs: number | null };

/** What a device needs to be reached. */
export interface Device {
  kind: "webpush" | "fcm";
  address: string;
  p256dh: string | null;
  auth: string | null;
}

const LONGEST_RETRY_MS = 60 * 60 * 1_000;

/** `Retry-After` in seconds or as a date; null when there is none that makes sense. At most an hour. */
export function parseRetryAfter(header: string | string[] | undefined, now = Date.now()): number | null {
  const text = Array.isArray(header) ? header[0] : header;
  if (!text) return null;
  const ms = /^\d+$/.test(text.trim()) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), LONGEST_RETRY_MS);
}
