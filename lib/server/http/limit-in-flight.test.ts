import { beforeAll, expect, test } from "vitest";
import { overrideEnv } from "@/tests/support/domain/override-env";
import { limitInFlight } from "./limit-in-flight";

beforeAll(() => overrideEnv({ RATE_LIMIT_SCALE: 1 }));

test("fifty of one person at once, another person's beside them, and more when one is done", async () => {
  const ends: (() => void)[] = [];
  const waiting = () => new Promise<void>((resolve) => ends.push(resolve));
  const under = Array.from({ length: 50 }, () => limitInFlight("ann", waiting));
  await expect(limitInFlight("ann", waiting)).rejects.toMatchObject({ code: "rate_limited" });
  expect(await limitInFlight("bo", async () => "done")).toBe("done");
  ends[0]?.();
  await under[0];
  expect(await limitInFlight("ann", async () => "done")).toBe("done");
  for (const end of ends) end();
  await Promise.all(under);
  await expect(
    limitInFlight("ann", async () => {
      throw new Error("it failed");
    }),
  ).rejects.toThrow("it failed");
  expect(await limitInFlight("ann", async () => "done")).toBe("done");
});
