import { expect, test } from "vitest";
import { withSemaphore } from "./semaphore";

function deferred() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

test("tasks beyond the limit wait in order; a full queue and a long wait are refused with `unavailable`", async () => {
  const name = crypto.randomUUID();
  const bounds = { atOnce: 1, waiting: 2, waitMs: 60_000 };
  const log: string[] = [];
  const work = deferred();
  const first = withSemaphore(name, bounds, () => work.promise);
  const second = withSemaphore(name, bounds, async () => log.push("second"));
  const impatient = withSemaphore(name, { ...bounds, waitMs: 1 }, async () => log.push("impatient"));
  await expect(withSemaphore(name, bounds, async () => log.push("too many"))).rejects.toMatchObject({
    code: "unavailable",
  });
  await expect(impatient).rejects.toMatchObject({ code: "unavailable" });
  // The refused task has left its place in the queue to another one.
  const third = withSemaphore(name, bounds, async () => log.push("third"));
  expect(log).toEqual([]);
  work.resolve();
  await Promise.all([first, second, third]);
  expect(log).toEqual(["second", "third"]);
  await withSemaphore(name, bounds, async () => log.push("fourth"));
  expect(log).toHaveLength(3);
});
