import { Redis } from "ioredis";
import { log } from "./log";
import { optionalRuntime, provideRuntime, singleton } from "./runtime";
import { StartupError } from "./startup-error";

/** Redis is an aid: whoever asks it something goes on without it after this long, and at once while it is away. */
const ANSWER_MS = 1_000;
/** A connection on which nothing answers any more is opened anew. */
const SILENT_MS = 5_000;
const LISTENING_MS = 2_000;

/** Connects to Redis; fails with one sentence when nothing answers there. Later losses heal by themselves. */
export async function connectRedis(url: string): Promise<void> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 5_000,
    commandTimeout: ANSWER_MS,
    socketTimeout: SILENT_MS,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
  });
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
  provideRuntime({ redis });
}

/**
 * The connection that events leave by. One that cannot be sent now is lost: by the time that Redis is back it would be
 * late, and a queue of them without end; what was lost, the clients are told to fetch.
 */
export function publisherOf(redis: Redis): Redis {
  return singleton("redis-publisher", () => {
    const publisher = redis.duplicate({ lazyConnect: false, commandTimeout: undefined });
    publisher.on("error", (err: unknown) => log().warn({ err }, "Redis publisher"));
    const publish = publisher.publish.bind(publisher);
    const orLose = (channel: string | Buffer, message: string | Buffer) =>
      publish(channel, message).catch((err: unknown) => {
        log().debug({ err }, "an event did not leave");
        return 0;
      });
    publisher.publish = orLose as Redis["publish"];
    return publisher;
  });
}

/** A connection that only listens: Redis allows nothing else on one that has subscribed. */
export function subscriberOf(redis: Redis): Redis {
  return singleton("redis-subscriber", () => {
    const subscriber = redis.duplicate({
      lazyConnect: false,
      enableOfflineQueue: true,
      maxRetriesPerRequest: null,
      commandTimeout: undefined,
    });
    subscriber.on("error", (err: unknown) => log().warn({ err }, "Redis subscription"));
    // Who only listens never notices that nobody speaks.
    const ask = () => {
      if (subscriber.status !== "ready") return;
      subscriber.ping().catch((err: unknown) => log().debug({ err }, "Redis subscription"));
    };
    setInterval(ask, LISTENING_MS).unref();
    return subscriber;
  });
}

export async function disconnectRedis(): Promise<void> {
  const redis = optionalRuntime("redis");
  if (!redis) return;
  subscriberOf(redis).disconnect();
  publisherOf(redis).disconnect();
  redis.disconnect();
}
