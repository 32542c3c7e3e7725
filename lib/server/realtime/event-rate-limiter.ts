import { env } from "../platform/env";
import { Refusal } from "../platform/errors";

/** Events of one socket, whatever they are: far above what a person causes, far below what hurts. */
const BURST = 300;
const PER_SECOND = 100;
/** Events that wait for their answer at once. */
const IN_WORK_MAX = 100;
const RETRY_MS = 1_000;
/** Each refusal is an answer too: who goes on regardless is no client that waits. */
const REFUSALS_MAX = 1_000;

/** A token bucket (Turner 1986) for the events of one socket; those that cost more have limits of their own. */
export class EventRateLimiter {
  private tokens = BURST;
  private filledAt = performance.now();
  private refusals = 0;

  /** Takes one event with `inWork` others unanswered, or refuses with `rate_limited`. */
  take(inWork: number): void {
    const scale = env().RATE_LIMIT_SCALE;
    const now = performance.now();
    this.tokens = Math.min(BURST, this.tokens + ((now - this.filledAt) / 1_000) * PER_SECOND);
    this.filledAt = now;
    if (inWork >= IN_WORK_MAX * scale || this.tokens < 1 / scale) {
      this.refusals += 1;
      throw new Refusal("rate_limited", "That was too often; wait a little.", { retryAfterMs: RETRY_MS });
    }
    this.tokens -= 1 / scale;
    this.refusals = Math.max(0, this.refusals - 1);
  }

  /** Whether so much has been refused that the connection should end. */
  get isAbused(): boolean {
    return this.refusals > REFUSALS_MAX;
  }
}
