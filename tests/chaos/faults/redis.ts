import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "./fault";

const SLOW_MS = 2_000;

export const redisRestart: Fault = {
  name: "redis-restart",
  title: "Redis killed, down for a while, started empty",
  async inject({ system, seconds }) {
    await system.cache.kill();
    await sleep(seconds * 1_000);
    await system.cache.restart();
  },
};

export const redisFlush: Fault = {
  name: "redis-flush",
  title: "Redis flushed (FLUSHALL)",
  async inject({ system, seconds }) {
    for (let time = 0; time < seconds; time += 1) {
      await system.cache.flush();
      await sleep(1_000);
    }
  },
};

export const redisSlow: Fault = {
  name: "redis-slow",
  title: "Redis slowed by 2 s",
  async inject({ system, seconds }) {
    for (const { parts } of system.instances) parts.redis.delay(SLOW_MS / 2);
    await sleep(seconds * 1_000);
    for (const { parts } of system.instances) parts.redis.heal();
  },
};

export const redisCut: Fault = {
  name: "redis-cut",
  title: "Redis cut off from one instance",
  async inject({ system, seconds }) {
    const { redis } = system.instance(0).parts;
    redis.cut();
    await sleep(seconds * 1_000);
    redis.heal();
  },
};

export const redisHalfOpen: Fault = {
  name: "redis-silent",
  title: "Redis half open from one instance",
  async inject({ system, seconds }) {
    const { redis } = system.instance(0).parts;
    redis.blackhole();
    await sleep(seconds * 1_000);
    redis.heal();
  },
};
