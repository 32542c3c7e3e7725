export interface Viewers {
  /** Whether the user's first socket came to look, or their last one went. */
  add(userId: string, socketId: string, roomId: string): boolean;
  remove(userId: string, socketId: string, roomId: string): boolean;
  of(roomId: string): Set<string>;
  all(): { roomId: string; userIds: string[] }[];
}

/** Who looks at which room on the sockets of this process. */
export function createViewers(): Viewers {
  const rooms = new Map<string, Map<string, Set<string>>>();
  return {
    add(userId, socketId, roomId) {
      const users = rooms.get(roomId) ?? new Map<string, Set<string>>();
      rooms.set(roomId, users);
      const mine = users.get(userId) ?? new Set();
      users.set(userId, mine.add(socketId));
      return mine.size === 1;
    },
    remove(userId, socketId, roomId) {
      const users = rooms.get(roomId);
      const mine = users?.get(userId);
      if (!users || !mine?.delete(socketId) || mine.size > 0) return false;
      users.delete(userId);
      if (users.size === 0) rooms.delete(roomId);
      return true;
    },
    of: (roomId) => new Set(rooms.get(roomId)?.keys()),
    all: () => [...rooms].map(([roomId, users]) => ({ roomId, userIds: [...users.keys()] })),
  };
}
