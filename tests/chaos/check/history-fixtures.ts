import type { Message } from "@/lib/contract/messages";
import { type Attempt, type Delivery, emptyHistory, type History, type Send } from "../history";

export const ROOM = "room";

export const message = (seq: number, more: Partial<Message> = {}): Message => ({
  id: `m${seq}`,
  roomId: ROOM,
  seq,
  rev: seq,
  senderId: "ann",
  type: "text",
  content: `text ${seq}`,
  attachments: [],
  replyTo: null,
  reactions: [],
  mentions: [],
  status: "sent",
  createdAt: "2026-01-01T00:00:00.000Z",
  editedAt: null,
  deletedAt: null,
  ...more,
});

export const attempt = (startedAt: number, endedAt: number, more: Partial<Attempt> = {}): Attempt => ({
  via: "socket",
  startedAt,
  endedAt,
  outcome: "ok",
  ...more,
});

/** The send of `message(seq)`, acked 5 ms after its start at `seq * 10`. */
export const send = (seq: number, more: Partial<Send> = {}): Send => ({
  id: `m${seq}`,
  roomId: ROOM,
  userId: "ann",
  client: "ann's phone",
  content: `text ${seq}`,
  attempts: [attempt(seq * 10, seq * 10 + 5, { seq })],
  ...more,
});

export const delivery = (seq: number, more: Partial<Delivery> = {}): Delivery => ({
  client: "bo's phone",
  userId: "bo",
  roomId: ROOM,
  seq,
  id: `m${seq}`,
  via: "live",
  frame: seq,
  at: seq * 10 + 6,
  ...more,
});

/** Three messages, acked, delivered and fetched from two instances as they should be, then changed by `change`. */
export function history(change: Partial<History> = {}): History {
  const seqs = [1, 2, 3];
  const messages = seqs.map((seq) => message(seq));
  return {
    ...emptyHistory(),
    sends: seqs.map((seq) => send(seq)),
    deliveries: seqs.map((seq) => delivery(seq)),
    fetches: [0, 1].map((instance) => ({ instance, roomId: ROOM, messages })),
    clientStates: [{ client: "bo's phone", roomId: ROOM, messages }],
    ...change,
  };
}
