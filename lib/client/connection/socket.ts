import type { Socket } from "socket.io-client";
import type {
  Ack,
  AckResults,
  ClientEvent,
  ClientPayload,
  ClientToServer,
  ServerToClient,
} from "@/lib/contract/realtime";
import { ApiError, unreachableError } from "../api/api-error";

export type ChatSocket = Socket<ServerToClient, ClientToServer>;

/** How long to wait for an ack, ms. After that the result is unknown, and sending again is safe. */
const ACK_MS = 10_000;

/** How long to wait for the answer to a ping, ms. An unanswered ping means that the connection is dead. */
const PING_MS = 5_000;

/** Sends one event. Resolves to its ack, or throws an ApiError. */
export async function request<E extends ClientEvent>(
  socket: ChatSocket | null,
  event: E,
  payload: ClientPayload<E>,
): Promise<AckResults[E]> {
  if (!socket?.connected) throw unreachableError();
  const ack = await emit(socket, event, payload, ACK_MS).catch(() => {
    if (socket.connected) void reconnectIfUnresponsive(socket);
    throw unreachableError();
  });
  if (!ack.ok) throw new ApiError(ack.error);
  return ack;
}

const checking = new WeakSet<ChatSocket>();

/**
 * Reconnects unless the server answers a ping on this connection. A network that vanished silently, as in a sleep or on
 * leaving the house, looks connected, and Socket.IO takes up to 45 s to notice.
 */
export async function reconnectIfUnresponsive(socket: ChatSocket): Promise<void> {
  if (checking.has(socket)) return;
  checking.add(socket);
  const answered =
    socket.connected &&
    (await emit(socket, "ping", {}, PING_MS).then(
      () => true,
      () => false,
    ));
  checking.delete(socket);
  if (!answered) socket.disconnect().connect();
}

function emit<E extends ClientEvent>(
  socket: ChatSocket,
  event: E,
  payload: ClientPayload<E>,
  timeoutMs: number,
): Promise<Ack<E>> {
  // Socket.IO's types cannot follow an event name that is a type parameter.
  const untyped = socket.timeout(timeoutMs) as unknown as {
    emitWithAck(event: ClientEvent, payload: unknown): Promise<Ack<E>>;
  };
  return untyped.emitWithAck(event, payload);
}
