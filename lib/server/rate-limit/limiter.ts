import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import { env } from "../env";
import { Refusal } from "../errors";
import { once, optional } from "../runtime";

interface Rule {
  points: number;
  seconds: number;
}

/** So many at once, refilled over so many seconds; over all instances together where there is Redis. */
export const RULES = {
  /** Thirty in three seconds: ten a second on average, in bursts of thirty. */
  message: { points: 30, seconds: 3 },
  /** Uploads begun; a message takes ten files. */
  upload: { points: 100, seconds: 60 },
  signInByAccount: { points: 10, seconds: 5 * 60 },
  signInByAddress: { points: 60, seconds: 5 * 60 },
  registrationByAddress: { points: 1_000, seconds: 60 * 60 },
} satisfies Record<string, Rule>;

/** Takes one of `who`'s points, or refuses with `rate_limited` and when to come back. */
export async function consume(rule: keyof typeof RULES, who: string): Promise<void> {
  try {
    await limiter(rule).consume(who);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    throw new Refusal("rate_limited", "That was too often; wait a little.", {
      retryAfterMs: error.msBeforeNext,
    });
  }
}

/** Gives a point back: what went well does not count against `who`. */
export async function giveBack(rule: keyof typeof RULES, who: string): Promise<void> {
  await limiter(rule).reward(who);
}

function limiter(name: keyof typeof RULES) {
  return once(`limiter-${name}`, () => {
    const { points, seconds } = RULES[name];
    const options = {
      keyPrefix: `parley:limit:${name}`,
      points: Math.max(1, Math.round(points * env().RATE_LIMIT_SCALE)),
      duration: seconds,
    };
    const memory = new RateLimiterMemory(options);
    const redis = optional("redis");
    return redis
      ? new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: memory })
      : memory;
  });
}
