/** The names of Socket.IO rooms: one for all sockets that get a chat room's events, of a user, of a session. */
export const roomChannel = (roomId: string) => `room:${roomId}`;
export const userChannel = (userId: string) => `user:${userId}`;
export const sessionChannel = (sessionId: string) => `session:${sessionId}`;
/** All sockets of the two who may not write into their direct room. */
export const typingBlockedChannel = (roomId: string) => `silenced:${roomId}`;
/** All sockets of people whose read receipts are off. */
export const readReceiptsOffChannel = "quiet";
