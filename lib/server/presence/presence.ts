import { optionalRuntime, singleton } from "../platform/runtime";
import { memoryPresence } from "./memory-presence";
import type { PresenceStore } from "./presence-store";
import { redisPresence } from "./redis-presence";

/** Returns the presence store of this process, on Redis if it is configured. */
export function presence(): PresenceStore {
  return singleton("presence", () => {
    const redis = optionalRuntime("redis");
    return redis ? redisPresence(redis) : memoryPresence();
  });
}

/** Returns which of these users are online. */
export async function onlineAmong(userIds: readonly string[]): Promise<Set<string>> {
  return userIds.length === 0 ? new Set() : presence().onlineAmong(userIds);
}
