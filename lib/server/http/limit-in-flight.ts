import { env } from "../platform/env";
import { Refusal } from "../platform/errors";
import { singleton } from "../platform/runtime";

/** Max concurrent requests of one user on this instance; a page makes a dozen. */
const IN_FLIGHT_MAX = 50;
const RETRY_MS = 1_000;

/** Runs `work`, or refuses it with `rate_limited` before its body is read when the user has too many under way. */
export async function limitInFlight<T>(userId: string, work: () => Promise<T>): Promise<T> {
  const counts = singleton("requests-in-flight", () => new Map<string, number>());
  const others = counts.get(userId) ?? 0;
  if (others >= IN_FLIGHT_MAX * env().RATE_LIMIT_SCALE)
    throw new Refusal("rate_limited", "That is too much at once; wait a little.", { retryAfterMs: RETRY_MS });
  counts.set(userId, others + 1);
  try {
    return await work();
  } finally {
    const left = (counts.get(userId) ?? 1) - 1;
    if (left > 0) counts.set(userId, left);
    else counts.delete(userId);
  }
}
