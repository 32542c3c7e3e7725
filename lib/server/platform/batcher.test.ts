import { expect, test } from "vitest";
import { Batcher, type ItemOutcome } from "./batcher";

const BOUNDS = { batch: 3, queue: 5, retryAfterMs: 100 };
const fine = (items: number[]): ItemOutcome<number>[] =>
  items.map((item) => ({ ok: true, result: item * 10 }));

test("what arrives while a flush is under way goes into the next ones, in order and bounded", async () => {
  const flushes: number[][] = [];
  const batcher = new Batcher<number, number>(async (items) => {
    flushes.push(items);
    return fine(items);
  }, BOUNDS);
  expect(await Promise.all([1, 2, 3, 4, 5].map((item) => batcher.push(item)))).toEqual([10, 20, 30, 40, 50]);
  expect(flushes).toEqual([
    [1, 2, 3],
    [4, 5],
  ]);
});

test("beyond the queue a caller is refused with when to come back, and those before are served", async () => {
  const batcher = new Batcher<number, number>(async (items) => fine(items), BOUNDS);
  const results = await Promise.allSettled([1, 2, 3, 4, 5, 6].map((item) => batcher.push(item)));
  expect(results.map((result) => result.status)).toEqual([...Array(5).fill("fulfilled"), "rejected"]);
  expect(results[5]).toMatchObject({ reason: { code: "unavailable", details: { retryAfterMs: 100 } } });
});

test("one bad item fails alone; a write that throws fails its batch and no other", async () => {
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
