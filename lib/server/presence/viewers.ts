interface Viewers {
  /** Returns whether it is the user's first viewing socket in the room. */
  add(userId: string, socketId: string, roomId: string): boolean;
  /** Returns whether it was the user's last viewing socket in the room. */
  remove(userId: string, socketId: string, roomId: string): boolean;
  of(roomId: string): Set<string>;
  all(): { roomId: string; userIds: string[] }[];
}

/** Creates a registry of which users are viewing which rooms on the sockets of this process. */
export function createViewers(): Viewers {
  const rooms = new Map<string, Map<string, Set<string>>>();
  return {
    add(userId, socketId, roomId) {
      const users = rooms.get(roomId) ?? new Map<string, Set<string>>();
      rooms.set(roomId, users);
      const ownSockets = users.get(userId) ?? new Set();
      users.set(userId, ownSockets.add(socketId));
      return ownSockets.size === 1;
    },
    remove(userId, socketId, roomId) {
      const users = rooms.get(roomId);
      const ownSockets = users?.get(userId);
      if (!users || !ownSockets?.delete(socketId) || ownSockets.size > 0) return false;
      users.delete(userId);
      if (users.size === 0) rooms.delete(roomId);
      return true;
    },
    of: (roomId) => new Set(rooms.get(roomId)?.keys()),
    all: () => [...rooms].map(([roomId, users]) => ({ roomId, userIds: [...users.keys()] })),
  };
}
