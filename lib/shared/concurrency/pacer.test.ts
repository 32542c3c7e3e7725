import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Pacer } from "./pacer";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("tasks start in order, at most one per interval", async () => {
  const pacer = new Pacer({ intervalMs: 10, catchUpMs: 0 });
  const starts: [number, number][] = [];
  const begin = performance.now();
  for (let id = 0; id < 5; id += 1)
    void pacer.wait().then(() => starts.push([id, performance.now() - begin]));
  await vi.advanceTimersByTimeAsync(100);
  expect(starts).toEqual([0, 1, 2, 3, 4].map((id) => [id, (id + 1) * 10]));
});

test("after a pause tasks catch up on no more than the given time", async () => {
  const pacer = new Pacer({ intervalMs: 10, catchUpMs: 20 });
  await vi.advanceTimersByTimeAsync(1_000);
  let started = 0;
  for (let id = 0; id < 10; id += 1) void pacer.wait().then(() => (started += 1));
  await vi.advanceTimersByTimeAsync(5);
  expect(started).toBe(2);
  await vi.advanceTimersByTimeAsync(10);
  expect(started).toBe(3);
});

test("without an interval one task starts per iteration of the event loop", async () => {
  vi.useRealTimers();
  const pacer = new Pacer({ intervalMs: 0, catchUpMs: 20 });
  let started = 0;
  const all = Promise.all(Array.from({ length: 3 }, () => pacer.wait().then(() => (started += 1))));
  const seen: number[] = [];
  while (started < 3) {
    await new Promise((resolve) => setImmediate(resolve));
    seen.push(started);
  }
  await all;
  expect(seen.filter((count, index) => count > (seen[index - 1] ?? 0) + 1)).toEqual([]);
});
