import { SpanKind } from "@opentelemetry/api";
import { LIMITS } from "@/lib/contract/limits";
import { type Ack, type ClientEvent, clientEvents } from "@/lib/contract/realtime";
import type { Actor } from "../accounts/actor/actor";
import { countEvent } from "../metrics/count-event";
import { Refusal, toErrorBody } from "../platform/errors";
import { log } from "../platform/log";
import { parse } from "../platform/parse";
import { withSpan } from "../tracing/with-span";
import { EventRateLimiter } from "./event-rate-limiter";
import type { ChatSocket, EventHandler } from "./handlers/chat-socket";
import { onDeleteMessage, onEditMessage, onSendMessage } from "./handlers/message-handlers";
import {
  onJoinRoom,
  onLeaveRoom,
  onMarkDelivered,
  onMarkRead,
  onSync,
  onTyping,
} from "./handlers/room-handlers";
import { OVERSIZE } from "./json-parser";

const handlers: { [E in ClientEvent]: EventHandler<E> } = {
  send_message: onSendMessage,
  edit_message: onEditMessage,
  delete_message: onDeleteMessage,
  join_room: onJoinRoom,
  leave_room: onLeaveRoom,
  mark_delivered: onMarkDelivered,
  mark_read: onMarkRead,
  typing: onTyping,
  sync: onSync,
  // Neither database nor Redis has a part in it.
  ping: async () => ({}),
};

type AnyAck = Ack<ClientEvent>;

/**
 * Answers every event of a socket, known or not: parse, one handler, ack. An event without an ack is handled all the same.
 * As middleware that hands nothing on, since no event of a client is for the listeners that a socket has of its own.
 */
export function dispatchEvents(socket: ChatSocket, actor: Actor): void {
  const budget = new EventRateLimiter();
  socket.use(([event, ...args]: [string, ...unknown[]]) => {
    void serve(socket, actor, budget, event, args);
  });
}

/** One function from the arrival to the answer: each promise between them would cost what a part of the work does. */
async function serve(
  socket: ChatSocket,
  actor: Actor,
  budget: EventRateLimiter,
  event: string,
  args: unknown[],
): Promise<void> {
  const startedAt = performance.now();
  const reply = typeof args.at(-1) === "function" ? (args.pop() as (ack: AnyAck) => void) : null;
  let ack: AnyAck;
  try {
    budget.take(socket.data.inFlight++);
    ack = { ok: true, ...(await handle(socket, actor, event, args)) };
  } catch (error) {
    ack = { ok: false, error: toErrorBody(error, (err) => log().error({ err, event }, "an event failed")) };
  }
  socket.data.inFlight--;
  reply?.(ack);
  countEvent(isClientEvent(event) ? event : "other", ack.ok ? "ok" : ack.error.code, startedAt);
  if (budget.isAbused) socket.conn.close();
}

function handle(socket: ChatSocket, actor: Actor, event: string, args: unknown[]) {
  if (!isClientEvent(event)) throw new Refusal("invalid", "There is no such event.");
  const [payload, another] = args;
  if (payload === OVERSIZE)
    throw new Refusal("too_large", `The frame is larger than ${LIMITS.frameBytes} bytes.`);
  if (another !== undefined) throw new Refusal("invalid", "An event has one payload.");
  return withSpan(`socket ${event}`, { kind: SpanKind.SERVER }, () => answer(socket, actor, event, payload));
}

function answer<E extends ClientEvent>(socket: ChatSocket, actor: Actor, event: E, payload: unknown) {
  const parsed = parse(clientEvents[event], payload) as Parameters<EventHandler<E>>[1];
  return handlers[event](actor, parsed, socket);
}

function isClientEvent(event: string): event is ClientEvent {
  return Object.hasOwn(handlers, event);
}
