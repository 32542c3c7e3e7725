import { randomUUID } from "node:crypto";
import type { Redis } from "ioredis";
import { log } from "../platform/log";
import { memoryPresence } from "./memory-presence";
import type { PresenceStore } from "./presence-store";
import { createViewers } from "./viewers";

/** How long the users of a dead instance still count as online. */
const TTL_MS = 45_000;
const REFRESH_MS = 15_000;
/** Max users of dead instances per call of `claimExpired`. */
const EXPIRED_BATCH_SIZE = 500;

/** How long the viewers of a dead instance still count as viewers, during which they are not notified. */
const VIEWING_TTL_MS = 15_000;
const VIEWING_REFRESH_MS = 5_000;

const viewersKey = (roomId: string) => `parley:looking:${roomId}`;
const userKey = (userId: string) => `parley:online:${userId}`;
/** Sorted set of all online users, scored by the time until which an instance keeps them online. */
const ALL_ONLINE = "parley:online";

/**
 * Presence across all instances. A sorted set per user contains the instances with sockets of the user, scored by the time
 * until which each entry is valid; instances refresh their entries. Another sorted set contains all online users, so that
 * users whose entries have expired are found. If Redis does not answer, an instance knows only its own sockets.
 *
 * @param ttlMs how long the users of a dead instance still count as online.
 */
export function redisPresence(redis: Redis, ttlMs = TTL_MS): PresenceStore {
  const local = memoryPresence();
  const instance = randomUUID();
  const viewers = createViewers();

  const refreshOnline = (userIds: Iterable<string>) => {
    const until = Date.now() + ttlMs;
    const pipeline = redis.pipeline();
    for (const userId of userIds) {
      pipeline.zadd(userKey(userId), until, instance);
      pipeline.pexpire(userKey(userId), ttlMs);
      pipeline.zadd(ALL_ONLINE, "GT", until, userId);
    }
    return pipeline.exec();
  };
  /** A sorted set per room contains its viewers with their instance, scored like online users. */
  const refreshViewers = (viewing: ReturnType<typeof viewers.all>) => {
    const until = Date.now() + VIEWING_TTL_MS;
    const pipeline = redis.pipeline();
    for (const { roomId, userIds } of viewing) {
      pipeline.zadd(viewersKey(roomId), ...userIds.flatMap((userId) => [until, `${userId} ${instance}`]));
      pipeline.pexpire(viewersKey(roomId), VIEWING_TTL_MS);
    }
    return pipeline.exec();
  };
  const isOnlineElsewhere = async (userId: string) => {
    const others = await redis.zrangebyscore(userKey(userId), Date.now(), "+inf");
    return others.some((other) => other !== instance);
  };
  const orFallback = async <T>(work: () => Promise<T>, fallback: T): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      log().warn({ err: error }, "presence: Redis did not answer");
      return fallback;
    }
  };

  setInterval(() => {
    const mine = local.localUsers();
    if (mine.length > 0) void orFallback(() => refreshOnline(mine), null);
  }, REFRESH_MS).unref();
  setInterval(() => {
    const viewing = viewers.all();
    if (viewing.length > 0) void orFallback(() => refreshViewers(viewing), null);
  }, VIEWING_REFRESH_MS).unref();

  /** Removes a user from the set of all online users; returns true on one instance only. */
  const claimOffline = async (userId: string) =>
    (await redis.zrem(ALL_ONLINE, userId)) === 1 && !(await isOnlineElsewhere(userId));

  return {
    localUsers: () => local.localUsers(),
    async startViewing(userId, socketId, roomId) {
      if (!viewers.add(userId, socketId, roomId)) return;
      await orFallback(() => refreshViewers([{ roomId, userIds: [userId] }]), null);
    },
    async stopViewing(userId, socketId, roomId) {
      if (!viewers.remove(userId, socketId, roomId)) return;
      await orFallback(() => redis.zrem(viewersKey(roomId), `${userId} ${instance}`), 0);
    },
    viewersOf(roomId) {
      const viewerIds = viewers.of(roomId);
      return orFallback(async () => {
        const found = await redis.zrangebyscore(viewersKey(roomId), Date.now(), "+inf");
        for (const entry of found) viewerIds.add(entry.split(" ")[0] ?? "");
        return viewerIds;
      }, viewerIds);
    },
    claimExpired: () =>
      orFallback(async () => {
        const overdue = await redis.zrangebyscore(
          ALL_ONLINE,
          "-inf",
          Date.now(),
          "LIMIT",
          0,
          EXPIRED_BATCH_SIZE,
        );
        const onlineHere = await local.onlineAmong(overdue);
        const claimed = await Promise.all(
          overdue.map(async (userId) => !onlineHere.has(userId) && (await claimOffline(userId))),
        );
        return overdue.filter((_, index) => claimed[index]);
      }, []),
    async connected(userId, socketId) {
      const changed = await local.connected(userId, socketId);
      if (!changed) return false;
      return orFallback(async () => {
        const already = await isOnlineElsewhere(userId);
        await refreshOnline([userId]);
        return !already;
      }, true);
    },
    async disconnected(userId, socketId) {
      const changed = await local.disconnected(userId, socketId);
      if (!changed) return false;
      return orFallback(async () => {
        await redis.zrem(userKey(userId), instance);
        if (await isOnlineElsewhere(userId)) return false;
        await redis.zrem(ALL_ONLINE, userId);
        return true;
      }, true);
    },
    async onlineAmong(userIds) {
      const online = await local.onlineAmong(userIds);
      const others = userIds.filter((userId) => !online.has(userId));
      if (others.length === 0) return online;
      return orFallback(async () => {
        const pipeline = redis.pipeline();
        for (const userId of others) pipeline.zcount(userKey(userId), Date.now(), "+inf");
        const counts = (await pipeline.exec()) ?? [];
        others.forEach((userId, index) => {
          if (Number(counts[index]?.[1] ?? 0) > 0) online.add(userId);
        });
        return online;
      }, online);
    },
  };
}
