import { expect, test } from "vitest";
import { SerialQueue } from "./serial-queue";

test("tasks run one after another in the order of the calls, also when each takes less time than the last", async () => {
  const queue = new SerialQueue();
  const log: string[] = [];
  const tasks = [5, 3, 1, 0].map((rounds) =>
    queue.run(async () => {
      log.push(`start ${rounds}`);
      for (let round = 0; round < rounds; round += 1) await Promise.resolve();
      log.push(`end ${rounds}`);
      return rounds;
    }),
  );
  expect(await Promise.all(tasks)).toEqual([5, 3, 1, 0]);
  expect(log).toEqual([5, 3, 1, 0].flatMap((rounds) => [`start ${rounds}`, `end ${rounds}`]));
});

test("a task that fails rejects for its caller and does not stop the queue", async () => {
  const queue = new SerialQueue();
  const failing = queue.run(async () => {
    throw new Error("failed");
  });
  const next = queue.run(async () => "next");
  await expect(failing).rejects.toThrow("failed");
  expect(await next).toBe("next");
  expect(await queue.run(async () => "later")).toBe("later");
});
