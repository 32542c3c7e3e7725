import { expect, test } from "vitest";
import { limitEncryptionRate, paceEncryption } from "./encryption-pacer";

test("turns come one after the other, and beside people never faster than leaves them time", async () => {
  const order: number[] = [];
  const turns = (count: number) =>
    Promise.all(Array.from({ length: count }, (_, nth) => paceEncryption().then(() => order.push(nth))));
  await turns(20);
  expect(order).toEqual(Array.from({ length: 20 }, (_, nth) => nth));
  limitEncryptionRate();
  const start = performance.now();
  await turns(100);
  // A hundred of 1.5 ms, less what may be made up for. Slower is no fault.
  expect(performance.now() - start).toBeGreaterThan(100);
});
