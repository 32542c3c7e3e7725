import * as z from "zod/mini";
import type { ErrorBody } from "./errors";
import { LIMITS } from "./limits";
import { deleteMessage, editMessage, type Message, message, sendMessage } from "./messages";
import { id, seq, time } from "./primitives";
import { type Room, room } from "./rooms";

/** A room's latest numbers: enough to tell whether a copy of it is up to date. */
export const roomHead = z.strictObject({ id, lastSeq: seq, lastRev: seq, readSeq: seq });
export type RoomHead = z.infer<typeof roomHead>;

const roomOnly = z.strictObject({ roomId: id });
const newReceipt = z.strictObject({ roomId: id, seq: z.int().check(z.minimum(1)) });
export type NewReceipt = z.infer<typeof newReceipt>;

const syncRooms = z
  .record(id, seq)
  .check(
    z.refine(
      (rooms) => Object.keys(rooms).length <= LIMITS.syncRooms,
      `names more than ${LIMITS.syncRooms} rooms`,
    ),
  );

/** The payload of every client → server event. */
export const clientEvents = {
  send_message: sendMessage,
  edit_message: editMessage,
  delete_message: deleteMessage,
  join_room: roomOnly,
  leave_room: roomOnly,
  mark_delivered: newReceipt,
  mark_read: newReceipt,
  typing: z.strictObject({ roomId: id, typing: z.boolean() }),
  sync: z.strictObject({ rooms: syncRooms }),
  /** Answered by the instance itself: tells whether the connection is alive. */
  ping: z.strictObject({}),
} as const;

export type ClientEvent = keyof typeof clientEvents;
export type ClientPayload<E extends ClientEvent> = z.infer<(typeof clientEvents)[E]>;

/** The fields beside `ok: true` in each ack. */
export interface AckResults {
  send_message: { message: Message };
  edit_message: { message: Message };
  delete_message: { message: Message };
  join_room: { room: Room };
  leave_room: Record<never, never>;
  mark_delivered: Record<never, never>;
  mark_read: Record<never, never>;
  typing: Record<never, never>;
  sync: { rooms: RoomHead[] };
  ping: Record<never, never>;
}
export type Ack<E extends ClientEvent> = ({ ok: true } & AckResults[E]) | { ok: false; error: ErrorBody };

const receipt = z.strictObject({ roomId: id, userId: id, seq, at: time });
export type Receipt = z.infer<typeof receipt>;

/** The payload of every server → client event, each a closed schema. */
export const serverEvents = {
  ready: z.strictObject({ userId: id, serverTime: time, rooms: z.array(roomHead) }),
  receive_message: z.strictObject({ roomId: id, messages: z.array(message).check(z.minLength(1)) }),
  message_updated: z.strictObject({ message }),
  message_deleted: z.strictObject({ message }),
  /** To the sockets of the user who hid the message, or made it visible again. */
  message_hidden: z.strictObject({ roomId: id, messageId: id, rev: seq }),
  message_shown: z.strictObject({ message, rev: seq }),
  message_delivered: receipt,
  message_read: receipt,
  typing: z.strictObject({ roomId: id, userId: id, typing: z.boolean() }),
  presence: z.strictObject({ userId: id, online: z.boolean(), lastSeenAt: z.nullable(time) }),
  room_added: z.strictObject({ room }),
  room_updated: z.strictObject({ room }),
  room_removed: z.strictObject({ roomId: id }),
  session_revoked: z.strictObject({
    reason: z.enum(["revoked", "password_changed", "signed_out", "suspended"]),
  }),
} as const;

export type ServerEvent = keyof typeof serverEvents;
export type ServerPayload<E extends ServerEvent> = z.infer<(typeof serverEvents)[E]>;

/** The event maps for Socket.IO's types, on both sides. */
export type ClientToServer = {
  [E in ClientEvent]: (payload: ClientPayload<E>, ack: (answer: Ack<E>) => void) => void;
};
export type ServerToClient = { [E in ServerEvent]: (payload: ServerPayload<E>) => void };
