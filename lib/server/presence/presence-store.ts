/** Keeps which users are online and which rooms they are viewing. */
export interface PresenceStore {
  /** Adds a socket. Returns whether the user came online by it. */
  connected(userId: string, socketId: string): Promise<boolean>;
  /** Removes a socket. Returns whether the user went offline by it. */
  disconnected(userId: string, socketId: string): Promise<boolean>;
  onlineAmong(userIds: readonly string[]): Promise<Set<string>>;
  /** The user starts or stops viewing the room on this socket. */
  startViewing(userId: string, socketId: string, roomId: string): Promise<void>;
  stopViewing(userId: string, socketId: string, roomId: string): Promise<void>;
  /** Returns the users who are viewing the room on any of their sockets. */
  viewersOf(roomId: string): Promise<Set<string>>;
  /** Returns the users with sockets on this instance. */
  localUsers(): string[];
  /** Returns users who went offline because their instance died; each is returned to one caller only. */
  claimExpired(): Promise<string[]>;
}
