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

test("a burst passes, one event more is refused, and time fills it up again", () => {
  const budget = new EventRateLimiter();
  for (let n = 0; n < 300; n += 1) budget.take(0);
  expect(() => budget.take(0)).toThrow(refused);
  vi.advanceTimersByTime(1_000);
  for (let n = 0; n < 100; n += 1) budget.take(0);
  expect(() => budget.take(0)).toThrow(refused);
  vi.advanceTimersByTime(60_000);
  for (let n = 0; n < 300; n += 1) budget.take(0);
  expect(() => budget.take(0)).toThrow(refused);
});

test("too many that wait for their answer are refused", () => {
  const budget = new EventRateLimiter();
  budget.take(99);
  expect(() => budget.take(100)).toThrow(refused);
});

test("who goes on regardless is told apart from who comes back later", () => {
  const budget = new EventRateLimiter();
  const flood = (events: number) => {
    for (let n = 0; n < events; n += 1) expect(() => budget.take(100)).toThrow(refused);
  };
  flood(1_000);
  expect(budget.isAbused).toBe(false);
  flood(1);
  expect(budget.isAbused).toBe(true);
});
