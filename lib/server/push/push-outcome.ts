/**
 * Outcome of a push. `gone`: the device no longer exists. `refused`: a permanent refusal for another reason. `later`: the
 * service does not accept it now; `retryAfterMs` is the delay that it asked for.
 */
export type PushOutcome =
  | { kind: "sent" }
  | { kind: "gone" }
  | { kind: "too_large" }
  | { kind: "refused"; status: number }
  | { kind: "later"; retryAfterMs: number | null };

/** The address and keys of a device. */
export interface Device {
  kind: "webpush" | "fcm";
  address: string;
  p256dh: string | null;
  auth: string | null;
}

const MAX_RETRY_AFTER_MS = 60 * 60 * 1_000;

/** Parses `Retry-After`, in seconds or as a date, to ms; null if it is missing or invalid. Returns at most an hour. */
export function parseRetryAfter(header: string | string[] | undefined, now = Date.now()): number | null {
  const text = Array.isArray(header) ? header[0] : header;
  if (!text) return null;
  const ms = /^\d+$/.test(text.trim()) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS);
}
