import { expect, test } from "vitest";
import { Batcher, type ItemOutcome } from "./batcher";
import { nextIteration } from "./next-iteration";

class QueueFull extends Error {}
const BOUNDS = { batch: 3, queue: 5, overflow: () => new QueueFull() };
const succeed = (items: number[]): ItemOutcome<number>[] =>
  items.map((item) => ({ ok: true, result: item * 10 }));

test("items that arrive during a flush go into the next ones, in order and in bounded batches", async () => {
  const flushes: number[][] = [];
  const batcher = new Batcher<number, number>(async (items) => {
    flushes.push(items);
    return succeed(items);
  }, BOUNDS);
  expect(await Promise.all([1, 2, 3, 4, 5].map((item) => batcher.push(item)))).toEqual([10, 20, 30, 40, 50]);
  expect(flushes).toEqual([
    [1, 2, 3],
    [4, 5],
  ]);
});

test("only one flush runs at a time, and no item is left behind when it ends", async () => {
  let [running, most] = [0, 0];
  const batcher = new Batcher<number, number>(
    async (items) => {
      running += 1;
      most = Math.max(most, running);
      for (let round = 0; round < (items[0] ?? 0) % 4; round += 1) await nextIteration();
      running -= 1;
      return succeed(items);
    },
    { ...BOUNDS, queue: 1_000 },
  );
  const results: Promise<number>[] = [];
  for (let item = 0; item < 200; item += 1) {
    results.push(batcher.push(item));
    if (item % 7 === 0) await nextIteration();
    if (item % 50 === 0) await Promise.all(results);
  }
  expect(await Promise.all(results)).toEqual(Array.from({ length: 200 }, (_, item) => item * 10));
  expect([most, batcher.waiting]).toEqual([1, 0]);
});

test("an item that finds the queue full gets the caller's error, and the items before it are written", async () => {
  const batcher = new Batcher<number, number>(async (items) => succeed(items), BOUNDS);
  const results = await Promise.allSettled([1, 2, 3, 4, 5, 6].map((item) => batcher.push(item)));
  expect(results.map((result) => result.status)).toEqual([...Array(5).fill("fulfilled"), "rejected"]);
  expect(results[5]).toMatchObject({ reason: expect.any(QueueFull) });
});

test("a bad item fails alone; a write that throws fails its own batch only", async () => {
  const batcher = new Batcher<number, number>(async (items) => {
    if (items.includes(4)) throw new Error("no database");
    return items.map((item) =>
      item === 2 ? { ok: false, error: new Error("bad") } : { ok: true, result: item },
    );
  }, BOUNDS);
  const results = await Promise.allSettled([1, 2, 3, 4, 5].map((item) => batcher.push(item)));
  expect(results.map((result) => result.status)).toEqual([
    "fulfilled",
    "rejected",
    "fulfilled",
    "rejected",
    "rejected",
  ]);
  expect(await batcher.push(6)).toBe(6);
});
