import { beforeAll, expect, test } from "vitest";
import { overrideEnv } from "@/tests/support/domain/override-env";
import { limitInFlight } from "./limit-in-flight";

beforeAll(() => overrideEnv({ RATE_LIMIT_SCALE: 1 }));

test("a user has at most fifty requests under way; another user is not affected, and a finished one makes place", async () => {
  const ends: (() => void)[] = [];
  const pending = () => new Promise<void>((resolve) => ends.push(resolve));
  const running = Array.from({ length: 50 }, () => limitInFlight("ann", pending));
  await expect(limitInFlight("ann", pending)).rejects.toMatchObject({ code: "rate_limited" });
  expect(await limitInFlight("bo", async () => "done")).toBe("done");
  ends[0]?.();
  await running[0];
  expect(await limitInFlight("ann", async () => "done")).toBe("done");
  for (const end of ends) end();
  await Promise.all(running);
  await expect(
    limitInFlight("ann", async () => {
      throw new Error("it failed");
    }),
  ).rejects.toThrow("it failed");
  expect(await limitInFlight("ann", async () => "done")).toBe("done");
});
