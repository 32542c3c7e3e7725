import type { Redis } from "ioredis";

/** Calls `listener` whenever a broken connection has been restored. */
export function onReconnect(redis: Redis, listener: () => void): void {
  let broken = false;
  redis.on("close", () => {
    broken = true;
  });
  redis.on("ready", () => {
    if (broken) listener();
    broken = false;
  });
}
