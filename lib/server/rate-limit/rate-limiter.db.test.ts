import { Redis } from "ioredis";
import { afterAll, beforeAll, expect, test } from "vitest";
import { overrideEnv } from "@/tests/support/domain/override-env";
import { startRedis, type TestRedis } from "@/tests/support/processes/redis";
import { provideRuntime } from "../platform/runtime";
import { consume, RATE_LIMITS } from "./rate-limiter";

let server: TestRedis;
let client: Redis;
beforeAll(async () => {
  overrideEnv({ RATE_LIMIT_SCALE: 1 });
  server = await startRedis();
  client = new Redis(server.url, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    commandTimeout: 1_000,
  });
  client.on("error", () => undefined);
  await new Promise((resolve) => client.once("ready", resolve));
  provideRuntime({ redis: client });
});
afterAll(async () => {
  client.disconnect();
  await server.stop();
});

const { points } = RATE_LIMITS.message;
const refused = expect.objectContaining({
  code: "rate_limited",
  details: { retryAfterMs: expect.any(Number) },
});

async function takeAll(who: string): Promise<void> {
  for (let n = 0; n < points; n += 1) await consume("message", who);
}

test("a burst passes, one more is refused, and others have their own", async () => {
  await takeAll("ann");
  await expect(consume("message", "ann")).rejects.toEqual(refused);
  await consume("message", "bo");
});

test("P16 while Redis does not answer nobody waits long, and this instance counts by itself", async () => {
  process.kill(server.pid, "SIGSTOP");
  // A wait for Redis at each of them would take longer than the test may.
  await takeAll("cy");
  await expect(consume("message", "cy")).rejects.toEqual(refused);
  process.kill(server.pid, "SIGCONT");
});

test("P16 with Redis gone the limit still holds", async () => {
  await server.stop("SIGKILL");
  await takeAll("dee");
  await expect(consume("message", "dee")).rejects.toEqual(refused);
});
