import { expect, test } from "vitest";
import { withSemaphore } from "./semaphore";

const later = () => {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { ended, end };
};

test("so many at once, some wait in order, the rest are refused; who waits too long is as well", async () => {
  const name = crypto.randomUUID();
  const bounds = { atOnce: 1, waiting: 2, waitMs: 60_000 };
  const log: string[] = [];
  const work = later();
  const first = withSemaphore(name, bounds, () => work.ended);
  const second = withSemaphore(name, bounds, async () => log.push("second"));
  const impatient = withSemaphore(name, { ...bounds, waitMs: 1 }, async () => log.push("impatient"));
  await expect(withSemaphore(name, bounds, async () => log.push("too many"))).rejects.toMatchObject({
    code: "unavailable",
  });
  await expect(impatient).rejects.toMatchObject({ code: "unavailable" });
  // It has left its place to somebody else.
  const third = withSemaphore(name, bounds, async () => log.push("third"));
  expect(log).toEqual([]);
  work.end();
  await Promise.all([first, second, third]);
  expect(log).toEqual(["second", "third"]);
  await withSemaphore(name, bounds, async () => log.push("fourth"));
  expect(log).toHaveLength(3);
});
