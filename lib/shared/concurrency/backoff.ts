interface BackoffOptions {
  /** The first delay before jitter, ms; it doubles with every failure. */
  minMs: number;
  /** Max delay before jitter, ms. */
  maxMs: number;
  /** Each delay is multiplied by a random factor from `1 - jitter` to `1 + jitter`. */
  jitter: number;
  /**
   * What the server's retry-after does to the delay. `replace` suits a rate limit, whose server knows the exact time;
   * `extend` keeps the exponential delay where that is longer, for a server that may be down for long.
   */
  retryAfter: "replace" | "extend";
}

/** Exponential backoff with jitter. One instance counts the failures of one thing that is retried. */
export class Backoff {
  private failures = 0;

  constructor(private readonly options: BackoffOptions) {}

  /**
   * Counts a failure and returns the delay before the next try, ms. Never shorter than `retryAfterMs`, and up to
   * `1 + 2 * jitter` times as long: clients that got the same retry-after must not return together.
   */
  next(retryAfterMs?: number): number {
    const { minMs, maxMs, jitter, retryAfter } = this.options;
    const random = Math.random();
    const exponential = Math.min(maxMs, minMs * 2 ** this.failures) * (1 - jitter + 2 * jitter * random);
    this.failures += 1;
    if (retryAfterMs === undefined) return exponential;
    const asked = retryAfterMs * (1 + 2 * jitter * random);
    return retryAfter === "replace" ? asked : Math.max(exponential, asked);
  }

  /** Starts over from the first delay, after a success. */
  reset(): void {
    this.failures = 0;
  }
}
