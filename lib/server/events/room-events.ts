import type { Message } from "@/lib/contract/messages";
import type { Receipt, ServerPayload } from "@/lib/contract/realtime";
import type { Room } from "@/lib/contract/rooms";
import { optionalRuntime } from "../platform/runtime";
import { readReceiptsOffChannel, roomChannel, typingBlockedChannel, userChannel } from "./channels";
import { joinLocalSockets, joinSockets, leaveLocalSockets, leaveSockets } from "./move-sockets";
import { flushMessages } from "./publish-messages";

export function publishMessageUpdated(message: Message): void {
  flushMessages(message.roomId);
  optionalRuntime("io")?.to(roomChannel(message.roomId)).emit("message_updated", { message });
}

export function publishMessageDeleted(message: Message): void {
  flushMessages(message.roomId);
  optionalRuntime("io")?.to(roomChannel(message.roomId)).emit("message_deleted", { message });
}

export function publishMessageDelivered(receipt: Receipt): void {
  optionalRuntime("io")?.to(roomChannel(receipt.roomId)).emit("message_delivered", receipt);
}

/**
 * To those who may know: all but people whose read receipts are off, and of such a person only they themselves. To
 * the others a message that was read before it was known to be delivered is now delivered.
 */
export function publishMessageRead(
  receipt: Receipt,
  { shown, delivered }: { shown: boolean; delivered: boolean },
): void {
  const io = optionalRuntime("io");
  if (!io) return;
  const room = roomChannel(receipt.roomId);
  if (shown) {
    if (delivered) io.to(room).emit("message_delivered", receipt);
    io.to(room).except(readReceiptsOffChannel).emit("message_read", receipt);
    return;
  }
  io.to(userChannel(receipt.userId)).emit("message_read", receipt);
  if (delivered) io.to(room).emit("message_delivered", receipt);
}

/** The same person's other devices learn of what they hid from themselves, and of what they took back. */
export function publishMessageHidden(userId: string, payload: ServerPayload<"message_hidden">): void {
  optionalRuntime("io")?.to(userChannel(userId)).emit("message_hidden", payload);
}

export function publishMessageShown(userId: string, payload: ServerPayload<"message_shown">): void {
  optionalRuntime("io")?.to(userChannel(userId)).emit("message_shown", payload);
}

/** From now on this user's sockets hear of reading, or no longer do. */
export function setReadReceiptsOff(userId: string, quiet: boolean): void {
  if (quiet) joinSockets([userChannel(userId)], readReceiptsOffChannel);
  else leaveSockets([userChannel(userId)], readReceiptsOffChannel);
}

/** Lost when a reader is slow: the next one says it anew. */
export function publishTyping(payload: ServerPayload<"typing">, exceptSocketId?: string): void {
  const io = optionalRuntime("io");
  if (!io) return;
  const room = io.to(roomChannel(payload.roomId));
  (exceptSocketId ? room.except(exceptSocketId) : room).volatile.emit("typing", payload);
}

/** To all of these rooms but `except`, whom that person has blocked. */
export function publishPresence(
  roomIds: readonly string[],
  presence: ServerPayload<"presence">,
  except: ReadonlySet<string>,
): void {
  const io = optionalRuntime("io");
  if (!io) return;
  const audience = [userChannel(presence.userId), ...roomIds.map(roomChannel)];
  const told = io.to(audience);
  (except.size > 0 ? told.except([...except].map(userChannel)) : told).volatile.emit("presence", presence);
}

/** To one person alone. */
export function publishPresenceToUser(userId: string, presence: ServerPayload<"presence">): void {
  optionalRuntime("io")?.to(userChannel(userId)).emit("presence", presence);
}

/** From now on the typing of these users goes into the room, or no longer. */
export function setTypingBlocked(userIds: readonly string[], roomId: string, silenced: boolean): void {
  const audience = userIds.map(userChannel);
  if (silenced) joinSockets(audience, typingBlockedChannel(roomId));
  else leaveSockets(audience, typingBlockedChannel(roomId));
}

/** From now on these users' sockets get the room's events; each is told with the room as that user sees it. */
export function publishRoomAdded(rooms: ReadonlyMap<string, Room>): void {
  const io = optionalRuntime("io");
  if (!io) return;
  for (const [userId, room] of rooms) {
    joinSockets([userChannel(userId)], roomChannel(room.id));
    io.to(userChannel(userId)).emit("room_added", { room });
  }
}

export function publishRoomUpdated(rooms: ReadonlyMap<string, Room>): void {
  const io = optionalRuntime("io");
  if (!io) return;
  for (const [userId, room] of rooms) io.to(userChannel(userId)).emit("room_updated", { room });
}

/** To the sockets of this instance alone: the others tell theirs. */
export function publishRoomUpdatedLocally(rooms: ReadonlyMap<string, Room>): void {
  const io = optionalRuntime("io");
  if (!io) return;
  for (const [userId, room] of rooms) io.local.to(userChannel(userId)).emit("room_updated", { room });
}

/** The users with sockets on this instance that get the room's events, or that say they are looking at it. */
export function localUsers(roomId: string, { lookingOnly }: { lookingOnly: boolean }): string[] {
  const namespace = optionalRuntime("io")?.of("/");
  const users = new Set<string>();
  for (const id of namespace?.adapter.rooms.get(roomChannel(roomId)) ?? []) {
    const data = namespace?.sockets.get(id)?.data;
    if (data && (!lookingOnly || data.viewing.has(roomId))) users.add(data.userId);
  }
  return [...users];
}

/** From now on these users' sockets get nothing more of the room; what was said before, they still get. */
export function publishRoomRemoved(roomId: string, userIds: readonly string[]): void {
  flushMessages(roomId);
  const io = optionalRuntime("io");
  if (!io || userIds.length === 0) return;
  leaveSockets(userIds.map(userChannel), roomChannel(roomId));
  io.to(userIds.map(userChannel)).emit("room_removed", { roomId });
}

/**
 * On this instance alone, and without a word: a user's sockets get nothing more of the room; null: nobody's do.
 *
 * @returns whether there were any.
 */
export function removeLocalSockets(roomId: string, userId: string | null): boolean {
  const rooms = optionalRuntime("io")?.of("/").adapter.rooms;
  const audience = userId === null ? roomChannel(roomId) : userChannel(userId);
  const inRoom = rooms?.get(roomChannel(roomId));
  const any = [...(rooms?.get(audience) ?? [])].some((id) => inRoom?.has(id));
  if (!any) return false;
  flushMessages(roomId);
  leaveLocalSockets([audience], roomChannel(roomId));
  return true;
}

export function restoreLocalSockets(roomId: string, userId: string): void {
  joinLocalSockets([userChannel(userId)], roomChannel(roomId));
}
