import { expect, test } from "vitest";
import { batchedRead } from "./batched-read";

test("questions that come while one is under way share the next read; each gets its own answer", async () => {
  const reads: number[][] = [];
  const double = batchedRead("double", async (keys: number[]) => {
    reads.push(keys);
    await new Promise((resolve) => setTimeout(resolve, 5));
    return keys.map((key) => key * 2);
  });
  const first = double(1);
  await new Promise((resolve) => setTimeout(resolve, 1));
  const rest = Promise.all([2, 3, 4].map(double));
  expect([await first, await rest]).toEqual([2, [4, 6, 8]]);
  expect(reads).toEqual([[1], [2, 3, 4]]);
});

test("a read that fails fails all who share it, and the next one is tried", async () => {
  let broken = true;
  const read = batchedRead("broken", async (keys: string[]) => {
    if (broken) throw new Error("the database is away");
    return keys;
  });
  const both = await Promise.allSettled([read("a"), read("b")]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  broken = false;
  expect(await read("c")).toBe("c");
});
