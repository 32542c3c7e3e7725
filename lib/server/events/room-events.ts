import type { Message } from "@/lib/contract/messages";
import type { Receipt, ServerPayload } from "@/lib/contract/realtime";
import type { Room } from "@/lib/contract/rooms";
import { optional } from "../platform/runtime";
import { quietSockets, roomSockets, silencedSockets, userSockets } from "./channels";
import { joinSockets, joinSocketsHere, leaveSockets, leaveSocketsHere } from "./move-sockets";
import { flushMessages } from "./publish-messages";

export function publishUpdated(message: Message): void {
  flushMessages(message.roomId);
  optional("io")?.to(roomSockets(message.roomId)).emit("message_updated", { message });
}

export function publishDeleted(message: Message): void {
  flushMessages(message.roomId);
  optional("io")?.to(roomSockets(message.roomId)).emit("message_deleted", { message });
}

export function publishDelivered(receipt: Receipt): void {
  optional("io")?.to(roomSockets(receipt.roomId)).emit("message_delivered", receipt);
}

/**
 * To those who may know: all but people whose read receipts are off, and of such a person only they themselves. To
 * the others a message that was read before it was known to be delivered is now delivered.
 */
export function publishRead(
  receipt: Receipt,
  { shown, delivered }: { shown: boolean; delivered: boolean },
): void {
  const io = optional("io");
  if (!io) return;
  const room = roomSockets(receipt.roomId);
  if (shown) {
    if (delivered) io.to(room).emit("message_delivered", receipt);
    io.to(room).except(quietSockets).emit("message_read", receipt);
    return;
  }
  io.to(userSockets(receipt.userId)).emit("message_read", receipt);
  if (delivered) io.to(room).emit("message_delivered", receipt);
}

/** The same person's other devices learn of what they hid from themselves, and of what they took back. */
export function publishHidden(userId: string, payload: ServerPayload<"message_hidden">): void {
  optional("io")?.to(userSockets(userId)).emit("message_hidden", payload);
}

export function publishShown(userId: string, payload: ServerPayload<"message_shown">): void {
  optional("io")?.to(userSockets(userId)).emit("message_shown", payload);
}

/** From now on this user's sockets hear of reading, or no longer do. */
export function setQuiet(userId: string, quiet: boolean): void {
  if (quiet) joinSockets([userSockets(userId)], quietSockets);
  else leaveSockets([userSockets(userId)], quietSockets);
}

/** Lost when a reader is slow: the next one says it anew. */
export function publishTyping(payload: ServerPayload<"typing">, exceptSocketId?: string): void {
  const io = optional("io");
  if (!io) return;
  const room = io.to(roomSockets(payload.roomId));
  (exceptSocketId ? room.except(exceptSocketId) : room).volatile.emit("typing", payload);
}

/** To all of these rooms but `except`, whom that person has blocked. */
export function publishPresence(
  roomIds: readonly string[],
  presence: ServerPayload<"presence">,
  except: ReadonlySet<string>,
): void {
  const io = optional("io");
  if (!io) return;
  const audience = [userSockets(presence.userId), ...roomIds.map(roomSockets)];
  const told = io.to(audience);
  (except.size > 0 ? told.except([...except].map(userSockets)) : told).volatile.emit("presence", presence);
}

/** To one person alone. */
export function publishPresenceTo(userId: string, presence: ServerPayload<"presence">): void {
  optional("io")?.to(userSockets(userId)).emit("presence", presence);
}

/** From now on the typing of these users goes into the room, or no longer. */
export function setSilenced(userIds: readonly string[], roomId: string, silenced: boolean): void {
  const audience = userIds.map(userSockets);
  if (silenced) joinSockets(audience, silencedSockets(roomId));
  else leaveSockets(audience, silencedSockets(roomId));
}

/** From now on these users' sockets get the room's events; each is told with the room as that user sees it. */
export function publishRoomAdded(rooms: ReadonlyMap<string, Room>): void {
  const io = optional("io");
  if (!io) return;
  for (const [userId, room] of rooms) {
    joinSockets([userSockets(userId)], roomSockets(room.id));
    io.to(userSockets(userId)).emit("room_added", { room });
  }
}

export function publishRoomUpdated(rooms: ReadonlyMap<string, Room>): void {
  const io = optional("io");
  if (!io) return;
  for (const [userId, room] of rooms) io.to(userSockets(userId)).emit("room_updated", { room });
}

/** To the sockets of this instance alone: the others tell theirs. */
export function publishRoomUpdatedHere(rooms: ReadonlyMap<string, Room>): void {
  const io = optional("io");
  if (!io) return;
  for (const [userId, room] of rooms) io.local.to(userSockets(userId)).emit("room_updated", { room });
}

/** The users with sockets on this instance that get the room's events, or that say they are looking at it. */
export function usersHere(roomId: string, { lookingOnly }: { lookingOnly: boolean }): string[] {
  const namespace = optional("io")?.of("/");
  const users = new Set<string>();
  for (const id of namespace?.adapter.rooms.get(roomSockets(roomId)) ?? []) {
    const data = namespace?.sockets.get(id)?.data;
    if (data && (!lookingOnly || data.looking.has(roomId))) users.add(data.userId);
  }
  return [...users];
}

/** From now on these users' sockets get nothing more of the room; what was said before, they still get. */
export function publishRoomRemoved(roomId: string, userIds: readonly string[]): void {
  flushMessages(roomId);
  const io = optional("io");
  if (!io || userIds.length === 0) return;
  leaveSockets(userIds.map(userSockets), roomSockets(roomId));
  io.to(userIds.map(userSockets)).emit("room_removed", { roomId });
}

/**
 * On this instance alone, and without a word: a user's sockets get nothing more of the room; null: nobody's do.
 *
 * @returns whether there were any.
 */
export function takeOutHere(roomId: string, userId: string | null): boolean {
  const rooms = optional("io")?.of("/").adapter.rooms;
  const audience = userId === null ? roomSockets(roomId) : userSockets(userId);
  const inRoom = rooms?.get(roomSockets(roomId));
  const any = [...(rooms?.get(audience) ?? [])].some((id) => inRoom?.has(id));
  if (!any) return false;
  flushMessages(roomId);
  leaveSocketsHere([audience], roomSockets(roomId));
  return true;
}

export function takeBackHere(roomId: string, userId: string): void {
  joinSocketsHere([userSockets(userId)], roomSockets(roomId));
}
