import { afterEach, expect, test, vi } from "vitest";
import { type Release, Semaphore } from "./semaphore";

class Refused extends Error {}
afterEach(() => vi.useRealTimers());

/** A small seeded generator (mulberry32), so that a failing run can be repeated. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  "seed %i: never more than the permits run, in order, and every task ends",
  async (seed) => {
    const random = seededRandom(seed);
    const permits = 1 + Math.floor(random() * 4);
    const semaphore = new Semaphore({ permits });
    let [running, most] = [0, 0];
    const started: number[] = [];
    const expected: number[] = [];
    const tasks: Promise<unknown>[] = [];
    for (let id = 0; id < 200; id += 1) {
      const abort = new AbortController();
      const task = semaphore.run(
        async () => {
          started.push(id);
          running += 1;
          most = Math.max(most, running);
          for (let rounds = Math.floor(random() * 6); rounds > 0; rounds -= 1) await Promise.resolve();
          running -= 1;
          if (random() < 0.2) throw new Error("failed");
        },
        { signal: abort.signal },
      );
      tasks.push(task.catch(() => undefined));
      // Cancelled before it can have waited for a microtask: it started at once or never does.
      if (random() < 0.2) abort.abort(new Refused());
      expected.push(id);
      for (let rounds = Math.floor(random() * 3); rounds > 0; rounds -= 1) await Promise.resolve();
    }
    await Promise.all(tasks);
    expect(most).toBe(permits);
    expect(running).toBe(0);
    expect(started).toEqual(expected.filter((id) => started.includes(id)));
    // No wake-up was lost: all permits are free again.
    const releases = await Promise.all(Array.from({ length: permits }, () => semaphore.acquire()));
    for (const release of releases) release();
  },
);

test("a released permit goes to the next waiter; a newcomer at that moment waits", async () => {
  const semaphore = new Semaphore({ permits: 1 });
  const order: string[] = [];
  const enter = (name: string) => semaphore.acquire().then((release) => [order.push(name), release] as const);
  const [, first] = await enter("first");
  const second = enter("second");
  first();
  const third = enter("third");
  const [, releaseSecond] = await second;
  await Promise.resolve();
  expect(order).toEqual(["first", "second"]);
  releaseSecond();
  (await third)[1]();
  expect(order).toEqual(["first", "second", "third"]);
});

test("a second release of the same permit frees nothing", async () => {
  const semaphore = new Semaphore({ permits: 1, queueMax: 0, refusal: () => new Refused() });
  const release = await semaphore.acquire();
  release();
  release();
  const again = await semaphore.acquire();
  await expect(semaphore.acquire()).rejects.toThrow(Refused);
  again();
});

test("a full queue refuses, and a place in it becomes free with its waiter", async () => {
  const semaphore = new Semaphore({ permits: 1, queueMax: 1, refusal: () => new Refused() });
  const release = await semaphore.acquire();
  const abort = new AbortController();
  const waiting = semaphore.acquire({ signal: abort.signal });
  await expect(semaphore.acquire()).rejects.toThrow(Refused);
  abort.abort(new Error("cancelled"));
  await expect(waiting).rejects.toThrow("cancelled");
  const next = semaphore.acquire();
  release();
  (await next)();
});

test("a waiter that times out is refused and passed over; one that got a permit keeps it", async () => {
  vi.useFakeTimers();
  const semaphore = new Semaphore({ permits: 1, refusal: () => new Refused() });
  const release = await semaphore.acquire();
  const refused = expect(semaphore.acquire({ waitMs: 100 })).rejects.toThrow(Refused);
  const patient = semaphore.acquire({ waitMs: 200 });
  await vi.advanceTimersByTimeAsync(150);
  await refused;
  release();
  const held: Release = await patient;
  expect(vi.getTimerCount()).toBe(0);
  held();
  (await semaphore.acquire())();
});

test("a signal that is aborted already takes no permit", async () => {
  const semaphore = new Semaphore({ permits: 1, queueMax: 0 });
  await expect(semaphore.acquire({ signal: AbortSignal.abort(new Refused()) })).rejects.toThrow(Refused);
  (await semaphore.acquire())();
});
