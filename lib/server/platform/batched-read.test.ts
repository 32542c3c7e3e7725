import { expect, test } from "vitest";
import { batchedRead } from "./batched-read";

test("keys asked for during a read share the next one, and each gets its own value", async () => {
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

test("a failed read fails for every key that shares it, and the next read is tried", async () => {
  let broken = true;
  const read = batchedRead("broken", async (keys: string[]) => {
    if (broken) throw new Error("the database is down");
    return keys;
  });
  const both = await Promise.allSettled([read("a"), read("b")]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  broken = false;
  expect(await read("c")).toBe("c");
});
