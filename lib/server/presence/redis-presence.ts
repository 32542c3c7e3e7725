import { randomUUID } from "node:crypto";
import type { Redis } from "ioredis";
import { log } from "../platform/log";
import { memoryPresence } from "./memory-presence";
import type { PresenceStore } from "./presence-store";
import { createViewers } from "./viewers";

/** An instance that dies without a word is forgotten after this long. */
const TTL_MS = 45_000;
const REFRESH_MS = 15_000;
/** Users whose instance has died and who are looked at in one go. */
const LAPSED_AT_ONCE = 500;

/** Who looked on an instance that has died is believed to look for this long: until then they are not notified. */
const LOOKING_TTL_MS = 15_000;
const LOOKING_REFRESH_MS = 5_000;

const lookingKey = (roomId: string) => `parley:looking:${roomId}`;
const key = (userId: string) => `parley:online:${userId}`;
/** All who are online, scored by the time until which somebody vouches for them. */
const EVERYONE = "parley:online";

/**
 * Presence over all instances: a sorted set per user holds the instances that have sockets of theirs, scored by the
 * time until which each vouches for it. One more set holds everybody, so that those for whom nobody vouches any more are
 * found. Without an answer from Redis an instance knows of its own sockets only.
 *
 * @param ttlMs how long an instance that has died is believed in.
 */
export function redisPresence(redis: Redis, ttlMs = TTL_MS): PresenceStore {
  const local = memoryPresence();
  const instance = randomUUID();
  const lookers = createViewers();

  const vouch = (userIds: Iterable<string>) => {
    const until = Date.now() + ttlMs;
    const pipeline = redis.pipeline();
    for (const userId of userIds) {
      pipeline.zadd(key(userId), until, instance);
      pipeline.pexpire(key(userId), ttlMs);
      pipeline.zadd(EVERYONE, "GT", until, userId);
    }
    return pipeline.exec();
  };
  /** A sorted set per room holds users with the instance they look on, scored like those who are online. */
  const vouchForLookers = (looking: ReturnType<typeof lookers.all>) => {
    const until = Date.now() + LOOKING_TTL_MS;
    const pipeline = redis.pipeline();
    for (const { roomId, userIds } of looking) {
      pipeline.zadd(lookingKey(roomId), ...userIds.flatMap((userId) => [until, `${userId} ${instance}`]));
      pipeline.pexpire(lookingKey(roomId), LOOKING_TTL_MS);
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
    const mine = local.localUsers();
    if (mine.length > 0) void orLocal(() => vouch(mine), null);
  }, REFRESH_MS).unref();
  setInterval(() => {
    const looking = lookers.all();
    if (looking.length > 0) void orLocal(() => vouchForLookers(looking), null);
  }, LOOKING_REFRESH_MS).unref();

  /** Takes the user out of the set of all; only one instance is told that it did. */
  const claim = async (userId: string) =>
    (await redis.zrem(EVERYONE, userId)) === 1 && !(await elsewhere(userId));

  return {
    localUsers: () => local.localUsers(),
    async startViewing(userId, socketId, roomId) {
      if (!lookers.add(userId, socketId, roomId)) return;
      await orLocal(() => vouchForLookers([{ roomId, userIds: [userId] }]), null);
    },
    async stopViewing(userId, socketId, roomId) {
      if (!lookers.remove(userId, socketId, roomId)) return;
      await orLocal(() => redis.zrem(lookingKey(roomId), `${userId} ${instance}`), 0);
    },
    viewersOf(roomId) {
      const here = lookers.of(roomId);
      return orLocal(async () => {
        const found = await redis.zrangebyscore(lookingKey(roomId), Date.now(), "+inf");
        for (const entry of found) here.add(entry.split(" ")[0] ?? "");
        return here;
      }, here);
    },
    claimExpired: () =>
      orLocal(async () => {
        const overdue = await redis.zrangebyscore(EVERYONE, "-inf", Date.now(), "LIMIT", 0, LAPSED_AT_ONCE);
        const here = await local.onlineAmong(overdue);
        const claimed = await Promise.all(
          overdue.map(async (userId) => !here.has(userId) && (await claim(userId))),
        );
        return overdue.filter((_, index) => claimed[index]);
      }, []),
    async connected(userId, socketId) {
      const turned = await local.connected(userId, socketId);
      if (!turned) return false;
      return orLocal(async () => {
        const already = await elsewhere(userId);
        await vouch([userId]);
        return !already;
      }, true);
    },
    async disconnected(userId, socketId) {
      const turned = await local.disconnected(userId, socketId);
      if (!turned) return false;
      return orLocal(async () => {
        await redis.zrem(key(userId), instance);
        if (await elsewhere(userId)) return false;
        await redis.zrem(EVERYONE, userId);
        return true;
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
