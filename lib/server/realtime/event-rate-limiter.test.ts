import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { overrideEnv } from "@/tests/support/domain/override-env";
import { EventRateLimiter } from "./event-rate-limiter";

beforeEach(() => {
  overrideEnv({ RATE_LIMIT_SCALE: 1 });
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const refused = expect.objectContaining({ code: "rate_limited", details: { retryAfterMs: 1_000 } });

test("a burst is admitted, one event more is refused, and the bucket refills with time", () => {
  const limiter = new EventRateLimiter();
  for (let n = 0; n < 300; n += 1) limiter.take(0);
  expect(() => limiter.take(0)).toThrow(refused);
  vi.advanceTimersByTime(1_000);
  for (let n = 0; n < 100; n += 1) limiter.take(0);
  expect(() => limiter.take(0)).toThrow(refused);
  vi.advanceTimersByTime(60_000);
  for (let n = 0; n < 300; n += 1) limiter.take(0);
  expect(() => limiter.take(0)).toThrow(refused);
});

test("an event beyond the limit of unanswered events is refused", () => {
  const limiter = new EventRateLimiter();
  limiter.take(99);
  expect(() => limiter.take(100)).toThrow(refused);
});

test("a client counts as abusive after 1,000 refusals", () => {
  const limiter = new EventRateLimiter();
  const flood = (events: number) => {
    for (let n = 0; n < events; n += 1) expect(() => limiter.take(100)).toThrow(refused);
  };
  flood(1_000);
  expect(limiter.isAbused).toBe(false);
  flood(1);
  expect(limiter.isAbused).toBe(true);
});
