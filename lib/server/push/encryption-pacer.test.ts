import { expect, test } from "vitest";
import { limitEncryptionRate, paceEncryption } from "./encryption-pacer";

test("encryptions start in order, and beside users no faster than the interval allows", async () => {
  const order: number[] = [];
  const encrypt = (count: number) =>
    Promise.all(Array.from({ length: count }, (_, index) => paceEncryption().then(() => order.push(index))));
  await encrypt(20);
  expect(order).toEqual(Array.from({ length: 20 }, (_, index) => index));
  limitEncryptionRate();
  const start = performance.now();
  await encrypt(100);
  // 100 intervals of 1.5 ms, less what may be caught up on. A slower run is no fault.
  expect(performance.now() - start).toBeGreaterThan(100);
});
