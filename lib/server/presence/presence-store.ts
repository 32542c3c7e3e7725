/** Who is online. `connected` and `disconnected` say whether the user's state turned by it. */
export interface PresenceStore {
  connected(userId: string, socketId: string): Promise<boolean>;
  disconnected(userId: string, socketId: string): Promise<boolean>;
  onlineAmong(userIds: readonly string[]): Promise<Set<string>>;
  /** The user looks at the room on this socket, or no longer does. */
  startViewing(userId: string, socketId: string, roomId: string): Promise<void>;
  stopViewing(userId: string, socketId: string, roomId: string): Promise<void>;
  /** The users that look at the room on any of their sockets. */
  viewersOf(roomId: string): Promise<Set<string>>;
  /** The users with sockets on this instance. */
  localUsers(): string[];
  /** Users who are online no more since the instance that they were on has died; each is told to one caller. */
  claimExpired(): Promise<string[]>;
}
