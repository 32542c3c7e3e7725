import type { PresenceStore } from "./presence-store";
import { createViewers } from "./viewers";

/** Presence of a single process, without Redis. */
export function memoryPresence(): PresenceStore {
  const sockets = new Map<string, Set<string>>();
  const viewers = createViewers();
  return {
    async connected(userId, socketId) {
      const ownSockets = sockets.get(userId) ?? new Set();
      sockets.set(userId, ownSockets.add(socketId));
      return ownSockets.size === 1;
    },
    async disconnected(userId, socketId) {
      const ownSockets = sockets.get(userId);
      if (!ownSockets?.delete(socketId) || ownSockets.size > 0) return false;
      sockets.delete(userId);
      return true;
    },
    async onlineAmong(userIds) {
      return new Set(userIds.filter((userId) => sockets.has(userId)));
    },
    async startViewing(userId, socketId, roomId) {
      viewers.add(userId, socketId, roomId);
    },
    async stopViewing(userId, socketId, roomId) {
      viewers.remove(userId, socketId, roomId);
    },
    viewersOf: async (roomId) => viewers.of(roomId),
    localUsers: () => [...sockets.keys()],
    claimExpired: async () => [],
  };
}
