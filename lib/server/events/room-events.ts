import type { Message } from "@/lib/contract/messages";
import type { Receipt, ServerPayload } from "@/lib/contract/realtime";
import type { Room } from "@/lib/contract/rooms";
import { optional } from "../runtime";
import { roomSockets, userSockets } from "./names";

/** New messages of one room in seq order, the sender's own sockets included. */
export function publishMessages(roomId: string, messages: Message[]): void {
  optional("io")?.to(roomSockets(roomId)).emit("receive_message", { roomId, messages });
}

export function publishUpdated(message: Message): void {
  optional("io")?.to(roomSockets(message.roomId)).emit("message_updated", { message });
}

export function publishDeleted(message: Message): void {
  optional("io")?.to(roomSockets(message.roomId)).emit("message_deleted", { message });
}

export function publishReceipt(kind: "delivered" | "read", receipt: Receipt): void {
  const event = kind === "read" ? "message_read" : "message_delivered";
  optional("io")?.to(roomSockets(receipt.roomId)).emit(event, receipt);
}

/** Lost when a reader is slow: the next one says it anew. */
export function publishTyping(payload: ServerPayload<"typing">, exceptSocketId?: string): void {
  const io = optional("io");
  if (!io) return;
  const room = io.to(roomSockets(payload.roomId));
  (exceptSocketId ? room.except(exceptSocketId) : room).volatile.emit("typing", payload);
}

export function publishPresence(roomIds: readonly string[], presence: ServerPayload<"presence">): void {
  const io = optional("io");
  if (!io) return;
  const audience = [userSockets(presence.userId), ...roomIds.map(roomSockets)];
  io.to(audience).volatile.emit("presence", presence);
}

/** From now on these users' sockets get the room's events; each is told with the room as that user sees it. */
export function publishRoomAdded(rooms: ReadonlyMap<string, Room>): void {
  const io = optional("io");
  if (!io) return;
  for (const [userId, room] of rooms) {
    io.in(userSockets(userId)).socketsJoin(roomSockets(room.id));
    io.to(userSockets(userId)).emit("room_added", { room });
  }
}

export function publishRoomUpdated(rooms: ReadonlyMap<string, Room>): void {
  const io = optional("io");
  if (!io) return;
  for (const [userId, room] of rooms) io.to(userSockets(userId)).emit("room_updated", { room });
}

/** From now on these users' sockets get nothing more of the room. */
export function publishRoomRemoved(roomId: string, userIds: readonly string[]): void {
  const io = optional("io");
  if (!io || userIds.length === 0) return;
  const sockets = io.in(userIds.map(userSockets));
  sockets.socketsLeave(roomSockets(roomId));
  sockets.emit("room_removed", { roomId });
}
