import { once, optional } from "../runtime";
import { memoryPresence } from "./memory";
import { redisPresence } from "./redis";

/** Who is online. `connected` and `disconnected` say whether the user's state turned by it. */
export interface PresenceStore {
  connected(userId: string, socketId: string): Promise<boolean>;
  disconnected(userId: string, socketId: string): Promise<boolean>;
  onlineAmong(userIds: readonly string[]): Promise<Set<string>>;
}

export function presence(): PresenceStore {
  return once("presence", () => {
    const redis = optional("redis");
    return redis ? redisPresence(redis) : memoryPresence();
  });
}

export async function onlineAmong(userIds: readonly string[]): Promise<Set<string>> {
  return userIds.length === 0 ? new Set() : presence().onlineAmong(userIds);
}
