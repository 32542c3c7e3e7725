import { env } from "../platform/env";
import { Refusal } from "../platform/errors";

/** Max events of one socket in a burst and per second: far above what a person causes, far below what does harm. */
const BURST = 300;
const PER_SECOND = 100;
/** Max unanswered events of one socket. */
const MAX_IN_FLIGHT = 100;
const RETRY_MS = 1_000;
/** Refusals after which the connection is closed: each one costs an answer, and a well-behaved client waits. */
const ABUSE_THRESHOLD = 1_000;

/** Token bucket (Turner 1986) for the events of one socket. Expensive events have further limits of their own. */
export class EventRateLimiter {
  private tokens = BURST;
  private filledAt = performance.now();
  private refusals = 0;

  /** Admits one event while `inFlight` others are unanswered, or throws `rate_limited`. */
  take(inFlight: number): void {
    const scale = env().RATE_LIMIT_SCALE;
    const now = performance.now();
    this.tokens = Math.min(BURST, this.tokens + ((now - this.filledAt) / 1_000) * PER_SECOND);
    this.filledAt = now;
    if (inFlight >= MAX_IN_FLIGHT * scale || this.tokens < 1 / scale) {
      this.refusals += 1;
      throw new Refusal("rate_limited", "That was too often; wait a little.", { retryAfterMs: RETRY_MS });
    }
    this.tokens -= 1 / scale;
    this.refusals = Math.max(0, this.refusals - 1);
  }

  /** Whether so many events have been refused that the connection should be closed. */
  get isAbused(): boolean {
    return this.refusals > ABUSE_THRESHOLD;
  }
}
