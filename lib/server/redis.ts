import { Redis } from "ioredis";
import { log } from "./log";
import { once, optional, provide } from "./runtime";
import { StartupError } from "./startup-error";

/** Connects to Redis; fails with one sentence when nothing answers there. Later losses heal by themselves. */
export async function connectRedis(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, connectTimeout: 5_000 });
  let failure: unknown;
  redis.on("error", (err: unknown) => {
    failure = err;
    log().warn({ err }, "Redis");
  });
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    redis.disconnect();
    const reason = failure ?? error;
    throw new StartupError(
      `Redis at ${new URL(url).host} cannot be used: ${reason instanceof Error ? reason.message : reason}.`,
    );
  }
  provide({ redis });
}

/** A connection that only listens: Redis allows nothing else on one that has subscribed. */
export function subscriberOf(redis: Redis): Redis {
  return once("redis-subscriber", () => {
    const subscriber = redis.duplicate({ lazyConnect: false });
    subscriber.on("error", (err: unknown) => log().warn({ err }, "Redis subscription"));
    return subscriber;
  });
}

export async function disconnectRedis(): Promise<void> {
  const redis = optional("redis");
  if (!redis) return;
  subscriberOf(redis).disconnect();
  redis.disconnect();
}
