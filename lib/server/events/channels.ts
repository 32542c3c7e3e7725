/** Names of the channels (Socket.IO rooms): of all sockets that get a room's events, of a user, of a session. */
export const roomChannel = (roomId: string) => `room:${roomId}`;
export const userChannel = (userId: string) => `user:${userId}`;
export const sessionChannel = (sessionId: string) => `session:${sessionId}`;
/** All sockets of the two users of a direct room in which a block prevents writing. */
export const typingBlockedChannel = (roomId: string) => `silenced:${roomId}`;
/** All sockets of users whose read receipts are off. */
export const readReceiptsOffChannel = "quiet";
