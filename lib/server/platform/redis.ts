import { Redis } from "ioredis";
import { log } from "./log";
import { optionalRuntime, provideRuntime, singleton } from "./runtime";
import { StartupError } from "./startup-error";

/** How long a command may take. Redis is optional: callers go on without it after this time, and at once if it is down. */
const COMMAND_TIMEOUT_MS = 1_000;
/** Silence after which a connection is replaced. */
const SOCKET_TIMEOUT_MS = 5_000;
/** How often the subscriber pings, so that silence means a dead connection. */
const SUBSCRIBER_PING_MS = 2_000;

/** Connects to Redis. Throws a StartupError if it does not answer. Connections lost later are restored by themselves. */
export async function connectRedis(url: string): Promise<void> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 5_000,
    commandTimeout: COMMAND_TIMEOUT_MS,
    socketTimeout: SOCKET_TIMEOUT_MS,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
  });
  let failure: unknown;
  redis.on("error", (err: unknown) => {
    failure = err;
    log().warn({ err }, "Redis connection error");
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
 * Returns the connection on which events are published. An event that cannot be sent now is dropped: queued until Redis is
 * back it would be late, and the queue unbounded. Clients then fetch what was lost.
 */
export function publisherOf(redis: Redis): Redis {
  return singleton("redis-publisher", () => {
    const publisher = redis.duplicate({ lazyConnect: false, commandTimeout: undefined });
    publisher.on("error", (err: unknown) => log().warn({ err }, "Redis publisher error"));
    const publish = publisher.publish.bind(publisher);
    const publishOrDrop = (channel: string | Buffer, message: string | Buffer) =>
      publish(channel, message).catch((err: unknown) => {
        log().debug({ err }, "an event could not be published");
        return 0;
      });
    publisher.publish = publishOrDrop as Redis["publish"];
    return publisher;
  });
}

/** Returns the connection for subscriptions: Redis allows no other commands on a subscribed connection. */
export function subscriberOf(redis: Redis): Redis {
  return singleton("redis-subscriber", () => {
    const subscriber = redis.duplicate({
      lazyConnect: false,
      enableOfflineQueue: true,
      maxRetriesPerRequest: null,
      commandTimeout: undefined,
    });
    subscriber.on("error", (err: unknown) => log().warn({ err }, "Redis subscriber error"));
    // A connection that only receives would not notice that it is dead.
    const sendPing = () => {
      if (subscriber.status !== "ready") return;
      subscriber.ping().catch((err: unknown) => log().debug({ err }, "Redis subscriber ping failed"));
    };
    setInterval(sendPing, SUBSCRIBER_PING_MS).unref();
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
