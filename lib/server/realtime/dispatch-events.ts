import { SpanKind } from "@opentelemetry/api";
import { LIMITS } from "@/lib/contract/limits";
import { type Ack, type ClientEvent, clientEvents } from "@/lib/contract/realtime";
import type { Actor } from "../accounts/actor/actor";
import { countEvent } from "../metrics/count-requests";
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
  // Needs neither PostgreSQL nor Redis.
  ping: async () => ({}),
};

type AnyAck = Ack<ClientEvent>;

/**
 * Handles every event of a socket, known or unknown: validate, call one handler, acknowledge. Events without an ack are
 * handled too. It is a middleware that never calls `next`, since no client event is for Socket.IO's own listeners.
 */
export function dispatchEvents(socket: ChatSocket, actor: Actor): void {
  const rateLimiter = new EventRateLimiter();
  socket.use(([event, ...args]: [string, ...unknown[]]) => {
    void serve(socket, actor, rateLimiter, event, args);
  });
}

/** One async function from arrival to ack: every further promise adds a notable part of an event's cost. */
async function serve(
  socket: ChatSocket,
  actor: Actor,
  rateLimiter: EventRateLimiter,
  event: string,
  args: unknown[],
): Promise<void> {
  const startedAt = performance.now();
  const reply = typeof args.at(-1) === "function" ? (args.pop() as (ack: AnyAck) => void) : null;
  let ack: AnyAck;
  try {
    rateLimiter.take(socket.data.inFlight++);
    ack = { ok: true, ...(await handle(socket, actor, event, args)) };
  } catch (error) {
    ack = { ok: false, error: toErrorBody(error, (err) => log().error({ err, event }, "an event failed")) };
  }
  socket.data.inFlight--;
  reply?.(ack);
  countEvent(isClientEvent(event) ? event : "other", ack.ok ? "ok" : ack.error.code, startedAt);
  if (rateLimiter.isAbused) socket.conn.close();
}

function handle(socket: ChatSocket, actor: Actor, event: string, args: unknown[]) {
  if (!isClientEvent(event)) throw new Refusal("invalid", "There is no such event.");
  const [payload, extra] = args;
  if (payload === OVERSIZE)
    throw new Refusal("too_large", `The frame is larger than ${LIMITS.frameBytes} bytes.`);
  if (extra !== undefined) throw new Refusal("invalid", "An event has one payload.");
  return withSpan(`socket ${event}`, { kind: SpanKind.SERVER }, () =>
    callHandler(socket, actor, event, payload),
  );
}

function callHandler<E extends ClientEvent>(socket: ChatSocket, actor: Actor, event: E, payload: unknown) {
  const parsed = parse(clientEvents[event], payload) as Parameters<EventHandler<E>>[1];
  return handlers[event](actor, parsed, socket);
}

function isClientEvent(event: string): event is ClientEvent {
  return Object.hasOwn(handlers, event);
}
