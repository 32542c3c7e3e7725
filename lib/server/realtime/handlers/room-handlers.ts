import { roomChannel, typingBlockedChannel } from "../../events/channels";
import { publishTyping } from "../../events/room-events";
import { notFound } from "../../platform/errors";
import { presence } from "../../presence/presence";
import { markDelivered, markRead } from "../../receipts/receipt-writer";
import { changedRooms } from "../../rooms/changed-rooms";
import { getRoom } from "../../rooms/queries";
import type { EventHandler } from "./chat-socket";

export const onJoinRoom: EventHandler<"join_room"> = async (actor, { roomId }, socket) => {
  const room = await getRoom(actor, roomId);
  // A socket that closed meanwhile would stay a viewer for ever.
  if (socket.connected) {
    socket.data.viewing.add(roomId);
    await presence().startViewing(actor.userId, socket.id, roomId);
  }
  return { room };
};

export const onLeaveRoom: EventHandler<"leave_room"> = async (actor, { roomId }, socket) => {
  socket.data.viewing.delete(roomId);
  await presence().stopViewing(actor.userId, socket.id, roomId);
  return {};
};

export const onMarkDelivered: EventHandler<"mark_delivered"> = async (actor, receipt) => {
  await markDelivered(actor, receipt);
  return {};
};

export const onMarkRead: EventHandler<"mark_read"> = async (actor, receipt) => {
  await markRead(actor, receipt);
  return {};
};

/** Checks the membership by the socket's channels, which follow it, so that a key press costs no query. */
export const onTyping: EventHandler<"typing"> = async (actor, { roomId, typing }, socket) => {
  if (!socket.rooms.has(roomChannel(roomId))) throw notFound("room");
  // Answers as usual, so that a sender cannot see that they are blocked.
  if (socket.rooms.has(typingBlockedChannel(roomId))) return {};
  publishTyping({ roomId, userId: actor.userId, typing }, socket.id);
  return {};
};

export const onSync: EventHandler<"sync"> = async (actor, { rooms }) => ({
  rooms: await changedRooms(actor, rooms),
});
