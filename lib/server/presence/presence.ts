import { once, optional } from "../runtime";
import { memoryPresence } from "./memory";
import { redisPresence } from "./redis";
import type { PresenceStore } from "./store";

export function presence(): PresenceStore {
  return once("presence", () => {
    const redis = optional("redis");
    return redis ? redisPresence(redis) : memoryPresence();
  });
}

export async function onlineAmong(userIds: readonly string[]): Promise<Set<string>> {
  return userIds.length === 0 ? new Set() : presence().onlineAmong(userIds);
}
