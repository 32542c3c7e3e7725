import type { PresenceStore } from "./presence-store";
import { createViewers } from "./viewers";

/** Presence of a process that is alone. */
export function memoryPresence(): PresenceStore {
  const sockets = new Map<string, Set<string>>();
  const lookers = createViewers();
  return {
    async connected(userId, socketId) {
      const mine = sockets.get(userId) ?? new Set();
      sockets.set(userId, mine.add(socketId));
      return mine.size === 1;
    },
    async disconnected(userId, socketId) {
      const mine = sockets.get(userId);
      if (!mine?.delete(socketId) || mine.size > 0) return false;
      sockets.delete(userId);
      return true;
    },
    async onlineAmong(userIds) {
      return new Set(userIds.filter((userId) => sockets.has(userId)));
    },
    async startViewing(userId, socketId, roomId) {
      lookers.add(userId, socketId, roomId);
    },
    async stopViewing(userId, socketId, roomId) {
      lookers.remove(userId, socketId, roomId);
    },
    viewersOf: async (roomId) => lookers.of(roomId),
    localUsers: () => [...sockets.keys()],
    claimExpired: async () => [],
  };
}
