import { randomUUID } from "node:crypto";
import type { Redis } from "ioredis";
import { log } from "../log";
import { memoryPresence } from "./memory";
import type { PresenceStore } from "./store";

/** An instance that dies without a word is forgotten after this long. */
const TTL_MS = 45_000;
const REFRESH_MS = 15_000;

const key = (userId: string) => `parley:online:${userId}`;

/**
 * Presence over all instances: a sorted set per user holds the instances that have sockets of theirs, scored by the
 * time until which each vouches for it. Without an answer from Redis an instance knows of its own sockets only.
 */
export function redisPresence(redis: Redis): PresenceStore {
  const local = memoryPresence();
  const mine = new Set<string>();
  const instance = randomUUID();

  const vouch = (userIds: Iterable<string>) => {
    const until = Date.now() + TTL_MS;
    const pipeline = redis.pipeline();
    for (const userId of userIds) {
      pipeline.zadd(key(userId), until, instance);
      pipeline.pexpire(key(userId), TTL_MS);
    }
    return pipeline.exec();
  };
  const elsewhere = async (userId: string) => {
    const others = await redis.zrangebyscore(key(userId), Date.now(), "+inf");
    return others.some((other) => other !== instance);
  };
  const orLocal = async <T>(work: () => Promise<T>, fallback: T): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      log().warn({ err: error }, "presence: Redis did not answer");
      return fallback;
    }
  };

  setInterval(() => {
    if (mine.size > 0) void orLocal(() => vouch(mine), null);
  }, REFRESH_MS).unref();

  return {
    async connected(userId, socketId) {
      const turned = await local.connected(userId, socketId);
      if (!turned) return false;
      mine.add(userId);
      return orLocal(async () => {
        const already = await elsewhere(userId);
        await vouch([userId]);
        return !already;
      }, true);
    },
    async disconnected(userId, socketId) {
      const turned = await local.disconnected(userId, socketId);
      if (!turned) return false;
      mine.delete(userId);
      return orLocal(async () => {
        await redis.zrem(key(userId), instance);
        return !(await elsewhere(userId));
      }, true);
    },
    async onlineAmong(userIds) {
      const here = await local.onlineAmong(userIds);
      const others = userIds.filter((userId) => !here.has(userId));
      if (others.length === 0) return here;
      return orLocal(async () => {
        const pipeline = redis.pipeline();
        for (const userId of others) pipeline.zcount(key(userId), Date.now(), "+inf");
        const counts = (await pipeline.exec()) ?? [];
        others.forEach((userId, index) => {
          if (Number(counts[index]?.[1] ?? 0) > 0) here.add(userId);
        });
        return here;
      }, here);
    },
  };
}
