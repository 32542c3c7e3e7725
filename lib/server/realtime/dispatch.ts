import { SpanKind } from "@opentelemetry/api";
import { LIMITS } from "@/lib/contract/limits";
import { type Ack, type ClientEvent, clientEvents } from "@/lib/contract/realtime";
import type { Actor } from "../auth/actor";
import { Refusal, toErrorBody } from "../errors";
import { log } from "../log";
import { countEvent } from "../metrics/count-event";
import { parse } from "../parse";
import { traced } from "../tracing/traced";
import { EventBudget } from "./event-budget";
import { onDeleteMessage, onEditMessage, onSendMessage } from "./handlers/messages";
import { onJoinRoom, onLeaveRoom, onMarkDelivered, onMarkRead, onSync, onTyping } from "./handlers/rooms";
import { OVERSIZE } from "./json-parser";
import type { ChatSocket, Handler } from "./socket";

const handlers: { [E in ClientEvent]: Handler<E> } = {
  send_message: onSendMessage,
  edit_message: onEditMessage,
  delete_message: onDeleteMessage,
  join_room: onJoinRoom,
  leave_room: onLeaveRoom,
  mark_delivered: onMarkDelivered,
  mark_read: onMarkRead,
  typing: onTyping,
  sync: onSync,
};

type AnyAck = (answer: Ack<ClientEvent>) => void;

/** Answers every event of a socket, known or not: parse, one handler, ack. An event without an ack is handled all the same. */
export function dispatchEvents(socket: ChatSocket, actor: Actor): void {
  const budget = new EventBudget();
  const { data } = socket;
  socket.onAny((event: string, ...args: unknown[]) => {
    const last = args.at(-1);
    const reply: AnyAck = typeof last === "function" ? (last as AnyAck) : () => undefined;
    const payload = typeof last === "function" ? args.slice(0, -1) : args;
    const startedAt = performance.now();
    const answer: AnyAck = (ack) => {
      reply(ack);
      countEvent(isClientEvent(event) ? event : "other", ack.ok ? "ok" : ack.error.code, startedAt);
    };
    handle(socket, actor, event, payload, budget)
      .then(answer, (error: unknown) => {
        const body = toErrorBody(error, (err) => log().error({ err, event }, "an event failed"));
        answer({ ok: false, error: body });
      })
      .finally(() => {
        data.inWork--;
        if (budget.isAbused) socket.conn.close();
      });
  });
}

async function handle(
  socket: ChatSocket,
  actor: Actor,
  event: string,
  args: unknown[],
  budget: EventBudget,
): Promise<Ack<ClientEvent>> {
  budget.take(socket.data.inWork++);
  if (!isClientEvent(event)) throw new Refusal("invalid", "There is no such event.");
  if (args[0] === OVERSIZE)
    throw new Refusal("too_large", `The frame is larger than ${LIMITS.frameBytes} bytes.`);
  if (args.length > 1) throw new Refusal("invalid", "An event has one payload.");
  return traced(`socket ${event}`, { kind: SpanKind.SERVER }, () => answer(socket, actor, event, args[0]));
}

async function answer<E extends ClientEvent>(socket: ChatSocket, actor: Actor, event: E, payload: unknown) {
  const parsed = parse(clientEvents[event], payload) as Parameters<Handler<E>>[1];
  return { ok: true as const, ...(await handlers[event](actor, parsed, socket)) };
}

function isClientEvent(event: string): event is ClientEvent {
  return Object.hasOwn(handlers, event);
}
