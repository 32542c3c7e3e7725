/** Who is online. `connected` and `disconnected` say whether the user's state turned by it. */
export interface PresenceStore {
  connected(userId: string, socketId: string): Promise<boolean>;
  disconnected(userId: string, socketId: string): Promise<boolean>;
  onlineAmong(userIds: readonly string[]): Promise<Set<string>>;
}
