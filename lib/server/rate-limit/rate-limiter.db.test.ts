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

async function consumeAll(key: string): Promise<void> {
  for (let n = 0; n < points; n += 1) await consume("message", key);
}

test("a burst is admitted, one more is refused, and other users are not affected", async () => {
  await consumeAll("ann");
  await expect(consume("message", "ann")).rejects.toEqual(refused);
  await consume("message", "bo");
});

test("P16 while Redis does not answer, calls do not wait long and this instance counts by itself", async () => {
  process.kill(server.pid, "SIGSTOP");
  // Waiting for Redis at each call would exceed the test's timeout.
  await consumeAll("cy");
  await expect(consume("message", "cy")).rejects.toEqual(refused);
  process.kill(server.pid, "SIGCONT");
});

test("P16 the limit holds without Redis", async () => {
  await server.stop("SIGKILL");
  await consumeAll("dee");
  await expect(consume("message", "dee")).rejects.toEqual(refused);
});
