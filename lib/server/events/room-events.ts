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
 * Publishes a read receipt to those who may see it: to the room without users whose read receipts are off, or, if the
 * reader's own are off (`shown` is false), to the reader only. Everyone else learns at most that it was delivered, if they
 * did not know yet (`delivered`).
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

/** Tells the user's other devices that they have hidden a message. */
export function publishMessageHidden(userId: string, payload: ServerPayload<"message_hidden">): void {
  optionalRuntime("io")?.to(userChannel(userId)).emit("message_hidden", payload);
}

/** Tells the user's other devices that they show a hidden message again. */
export function publishMessageShown(userId: string, payload: ServerPayload<"message_shown">): void {
  optionalRuntime("io")?.to(userChannel(userId)).emit("message_shown", payload);
}

/** Switches read receipts to the user's sockets off or on. */
export function setReadReceiptsOff(userId: string, off: boolean): void {
  if (off) joinSockets([userChannel(userId)], readReceiptsOffChannel);
  else leaveSockets([userChannel(userId)], readReceiptsOffChannel);
}

/** Publishes a typing event. Slow readers miss it: it is volatile, and the next one repeats it. */
export function publishTyping(payload: ServerPayload<"typing">, exceptSocketId?: string): void {
  const io = optionalRuntime("io");
  if (!io) return;
  const room = io.to(roomChannel(payload.roomId));
  (exceptSocketId ? room.except(exceptSocketId) : room).volatile.emit("typing", payload);
}

/** Publishes a user's presence to these rooms and the user's own sockets, but not to `except`, whom they have blocked. */
export function publishPresence(
  roomIds: readonly string[],
  presence: ServerPayload<"presence">,
  except: ReadonlySet<string>,
): void {
  const io = optionalRuntime("io");
  if (!io) return;
  const audience = [userChannel(presence.userId), ...roomIds.map(roomChannel)];
  const broadcast = io.to(audience);
  (except.size > 0 ? broadcast.except([...except].map(userChannel)) : broadcast).volatile.emit(
    "presence",
    presence,
  );
}

/** Publishes presence to one user only. */
export function publishPresenceToUser(userId: string, presence: ServerPayload<"presence">): void {
  optionalRuntime("io")?.to(userChannel(userId)).emit("presence", presence);
}

/** Blocks or allows typing events of these users in the room. */
export function setTypingBlocked(userIds: readonly string[], roomId: string, blocked: boolean): void {
  const audience = userIds.map(userChannel);
  if (blocked) joinSockets(audience, typingBlockedChannel(roomId));
  else leaveSockets(audience, typingBlockedChannel(roomId));
}

/** Subscribes these users' sockets to the room's events, and sends each user the room as they see it. */
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

/** Publishes to the sockets of this instance only: every instance serves its own. */
export function publishRoomUpdatedLocally(rooms: ReadonlyMap<string, Room>): void {
  const io = optionalRuntime("io");
  if (!io) return;
  for (const [userId, room] of rooms) io.local.to(userChannel(userId)).emit("room_updated", { room });
}

/** Returns the users with sockets on this instance that get the room's events or, with `lookingOnly`, are viewing it. */
export function localUsers(roomId: string, { lookingOnly }: { lookingOnly: boolean }): string[] {
  const namespace = optionalRuntime("io")?.of("/");
  const users = new Set<string>();
  for (const id of namespace?.adapter.rooms.get(roomChannel(roomId)) ?? []) {
    const data = namespace?.sockets.get(id)?.data;
    if (data && (!lookingOnly || data.viewing.has(roomId))) users.add(data.userId);
  }
  return [...users];
}

/** Unsubscribes these users' sockets from the room's events, after the messages already sent, and tells them. */
export function publishRoomRemoved(roomId: string, userIds: readonly string[]): void {
  flushMessages(roomId);
  const io = optionalRuntime("io");
  if (!io || userIds.length === 0) return;
  leaveSockets(userIds.map(userChannel), roomChannel(roomId));
  io.to(userIds.map(userChannel)).emit("room_removed", { roomId });
}

/**
 * Unsubscribes a user's local sockets, or all local sockets if `userId` is null, from the room's events without telling
 * them.
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

/** Subscribes a user's local sockets to the room's events again. */
export function restoreLocalSockets(roomId: string, userId: string): void {
  joinLocalSockets([userChannel(userId)], roomChannel(roomId));
}
