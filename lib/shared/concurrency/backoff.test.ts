import { afterEach, expect, test, vi } from "vitest";
import { Backoff } from "./backoff";

const OPTIONS = { minMs: 100, maxMs: 1_000, jitter: 0.25, retryAfter: "replace" } as const;
const fixRandom = (value: number) => vi.spyOn(Math, "random").mockReturnValue(value);
afterEach(() => vi.restoreAllMocks());

test("delays double up to the maximum and start over after a reset", () => {
  fixRandom(0.5);
  const backoff = new Backoff(OPTIONS);
  expect([1, 2, 3, 4, 5, 6].map(() => backoff.next())).toEqual([100, 200, 400, 800, 1_000, 1_000]);
  backoff.reset();
  expect(backoff.next()).toBe(100);
});

test("jitter spreads every delay around its middle and stays within its bounds", () => {
  const delays = Array.from({ length: 500 }, () => new Backoff(OPTIONS).next());
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(75);
  expect(Math.max(...delays)).toBeLessThanOrEqual(125);
  expect(new Set(delays).size).toBeGreaterThan(400);
});

test("no try comes before the retry-after, and not all come at the same moment", () => {
  for (const retryAfter of ["replace", "extend"] as const) {
    const delays = Array.from({ length: 500 }, () => new Backoff({ ...OPTIONS, retryAfter }).next(2_000));
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(2_000);
    expect(Math.max(...delays)).toBeLessThanOrEqual(3_000);
    expect(new Set(delays).size).toBeGreaterThan(400);
  }
});

test("a short retry-after replaces the exponential delay, or leaves it as the lower bound", () => {
  fixRandom(0.5);
  const [replacing, extending] = [new Backoff(OPTIONS), new Backoff({ ...OPTIONS, retryAfter: "extend" })];
  for (const backoff of [replacing, extending])
    for (let failure = 0; failure < 3; failure += 1) backoff.next();
  expect(replacing.next(40)).toBe(50);
  expect(extending.next(40)).toBe(800);
});
