import { setTimeout as sleep } from "node:timers/promises";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import { env } from "../platform/env";
import { Refusal } from "../platform/errors";
import { optionalRuntime, singleton } from "../platform/runtime";

interface Rule {
  points: number;
  seconds: number;
}

/** Points per rule and the seconds in which they refill; shared by all instances if Redis is configured. */
export const RATE_LIMITS = {
  /** Ten messages a second on average, in bursts of thirty. */
  message: { points: 30, seconds: 3 },
  /** Started uploads; a message can have ten files. */
  upload: { points: 100, seconds: 60 },
  signInByAccount: { points: 10, seconds: 5 * 60 },
  /** From a browser that has signed in to the account before. */
  signInByBrowser: { points: 10, seconds: 5 * 60 },
  signInByAddress: { points: 60, seconds: 5 * 60 },
  /** Wrong codes of the second factor. There are a million codes, of which three are valid at a time. */
  codeByAccount: { points: 5, seconds: 15 * 60 },
  /** Wrong passwords given by a signed-in user for their own account. */
  ownPassword: { points: 10, seconds: 5 * 60 },
  /** Registrations with an e-mail address that was taken. */
  takenByAddress: { points: 20, seconds: 60 * 60 },
  /** Each export reads all rooms of the user. */
  export: { points: 5, seconds: 24 * 60 * 60 },
  report: { points: 20, seconds: 60 * 60 },
  block: { points: 100, seconds: 60 * 60 },
  /** Each picture occupies a core for a moment. */
  picture: { points: 30, seconds: 10 * 60 },
  /** Invites stay in the database, even when revoked. */
  invite: { points: 60, seconds: 60 * 60 },
  /** Each subscription queries a name server and may displace another device. */
  subscribe: { points: 60, seconds: 10 * 60 },
  pushTest: { points: 20, seconds: 10 * 60 },
  registrationByAddress: { points: 1_000, seconds: 60 * 60 },
  /** All requests of one user. */
  request: { points: 300, seconds: 10 },
} satisfies Record<string, Rule>;

/** How long a call waits for Redis. */
const WAIT_MS = 250;
/** How long this instance counts by itself after Redis was too slow. */
const FALLBACK_MS = 5_000;
const TIMED_OUT = Symbol("timed out");

/** Consumes one of the points of `key`, or throws `rate_limited` with the time until the next one. */
export async function consume(rule: keyof typeof RATE_LIMITS, key: string): Promise<void> {
  try {
    await consumePoint(limiter(rule), key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    throw new Refusal("rate_limited", "That was too often; wait a little.", {
      retryAfterMs: error.msBeforeNext,
    });
  }
}

/** Returns a point to `key`, when an attempt was successful and should not count. */
export async function refund(rule: keyof typeof RATE_LIMITS, key: string): Promise<void> {
  const { shared, local, fallbackUntil } = limiter(rule);
  await (shared && Date.now() >= fallbackUntil ? shared : local).reward(key);
}

interface Limiter {
  /** Counts for all instances; null without Redis. */
  shared: RateLimiterRedis | null;
  /** Counts for this instance. */
  local: RateLimiterMemory;
  /** Until when this instance counts by itself because Redis was slow. */
  fallbackUntil: number;
}

function consumePoint(limiter: Limiter, key: string): Promise<unknown> {
  const { shared, local, fallbackUntil } = limiter;
  return shared && Date.now() >= fallbackUntil ? consumeShared(shared, limiter, key) : local.consume(key);
}

async function consumeShared(shared: RateLimiterRedis, limiter: Limiter, key: string): Promise<unknown> {
  const timeout = sleep(WAIT_MS, TIMED_OUT, { ref: false });
  if ((await Promise.race([shared.consume(key), timeout])) !== TIMED_OUT) return;
  limiter.fallbackUntil = Date.now() + FALLBACK_MS;
  return limiter.local.consume(key);
}

type RuleName = keyof typeof RATE_LIMITS;

function limiter(name: RuleName): Limiter {
  const limiters = singleton("limiters", () => new Map<RuleName, Limiter>());
  const known = limiters.get(name);
  if (known) return known;
  const created = createLimiter(name);
  limiters.set(name, created);
  return created;
}

function createLimiter(name: RuleName): Limiter {
  const { points, seconds } = RATE_LIMITS[name];
  const options = {
    keyPrefix: `parley:limit:${name}`,
    points: Math.max(1, Math.round(points * env().RATE_LIMIT_SCALE)),
    duration: seconds,
  };
  const local = new RateLimiterMemory(options);
  const storeClient = optionalRuntime("redis");
  const shared = storeClient
    ? new RateLimiterRedis({ ...options, storeClient, insuranceLimiter: local })
    : null;
  return { shared, local, fallbackUntil: 0 };
}
