import { setTimeout as sleep } from "node:timers/promises";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import { env } from "../platform/env";
import { Refusal } from "../platform/errors";
import { optionalRuntime, singleton } from "../platform/runtime";

interface Rule {
  points: number;
  seconds: number;
}

/** So many at once, refilled over so many seconds; over all instances together where there is Redis. */
export const RATE_LIMITS = {
  /** Thirty in three seconds: ten a second on average, in bursts of thirty. */
  message: { points: 30, seconds: 3 },
  /** Uploads begun; a message takes ten files. */
  upload: { points: 100, seconds: 60 },
  signInByAccount: { points: 10, seconds: 5 * 60 },
  /** Of a browser that has been in the account before. */
  signInByBrowser: { points: 10, seconds: 5 * 60 },
  signInByAddress: { points: 60, seconds: 5 * 60 },
  /** Wrong codes of a second factor, of which there are a million: three count at a time. */
  codeByAccount: { points: 5, seconds: 15 * 60 },
  /** Wrong guesses at the password of the session that asks. */
  ownPassword: { points: 10, seconds: 5 * 60 },
  /** Addresses that were taken already. */
  takenByAddress: { points: 20, seconds: 60 * 60 },
  /** Each reads all of one's rooms. */
  export: { points: 5, seconds: 24 * 60 * 60 },
  report: { points: 20, seconds: 60 * 60 },
  block: { points: 100, seconds: 60 * 60 },
  /** Each takes a core for a moment. */
  picture: { points: 30, seconds: 10 * 60 },
  /** Links that were made stay in the records, taken back or not. */
  invite: { points: 60, seconds: 60 * 60 },
  /** Each asks a name server, and may push another device out. */
  subscribe: { points: 60, seconds: 10 * 60 },
  pushTest: { points: 20, seconds: 10 * 60 },
  registrationByAddress: { points: 1_000, seconds: 60 * 60 },
  /** Requests of one person, whatever they ask. */
  request: { points: 300, seconds: 10 },
} satisfies Record<string, Rule>;

/** Nobody waits longer for Redis than this; who had to then counts here for a while. */
const WAIT_MS = 250;
const APART_MS = 5_000;
const LATE = Symbol("late");

/** Takes one of `who`'s points, or refuses with `rate_limited` and when to come back. */
export async function consume(rule: keyof typeof RATE_LIMITS, who: string): Promise<void> {
  try {
    await take(limiter(rule), who);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    throw new Refusal("rate_limited", "That was too often; wait a little.", {
      retryAfterMs: error.msBeforeNext,
    });
  }
}

/** Gives a point back: what went well does not count against `who`. */
export async function refund(rule: keyof typeof RATE_LIMITS, who: string): Promise<void> {
  const { shared, here, apartUntil } = limiter(rule);
  await (shared && Date.now() >= apartUntil ? shared : here).reward(who);
}

interface Limiter {
  /** Over all instances; this process alone has none. */
  shared: RateLimiterRedis | null;
  here: RateLimiterMemory;
  /** Until when this instance counts by itself, since Redis was slow. */
  apartUntil: number;
}

function take(limiter: Limiter, who: string): Promise<unknown> {
  const { shared, here, apartUntil } = limiter;
  return shared && Date.now() >= apartUntil ? takeShared(shared, limiter, who) : here.consume(who);
}

async function takeShared(shared: RateLimiterRedis, limiter: Limiter, who: string): Promise<unknown> {
  const late = sleep(WAIT_MS, LATE, { ref: false });
  if ((await Promise.race([shared.consume(who), late])) !== LATE) return;
  limiter.apartUntil = Date.now() + APART_MS;
  return limiter.here.consume(who);
}

type RuleName = keyof typeof RATE_LIMITS;

function limiter(name: RuleName): Limiter {
  const limiters = singleton("limiters", () => new Map<RuleName, Limiter>());
  const known = limiters.get(name);
  if (known) return known;
  const made = makeLimiter(name);
  limiters.set(name, made);
  return made;
}

function makeLimiter(name: RuleName): Limiter {
  const { points, seconds } = RATE_LIMITS[name];
  const options = {
    keyPrefix: `parley:limit:${name}`,
    points: Math.max(1, Math.round(points * env().RATE_LIMIT_SCALE)),
    duration: seconds,
  };
  const here = new RateLimiterMemory(options);
  const storeClient = optionalRuntime("redis");
  const shared = storeClient
    ? new RateLimiterRedis({ ...options, storeClient, insuranceLimiter: here })
    : null;
  return { shared, here, apartUntil: 0 };
}
