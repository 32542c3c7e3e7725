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

/** The result of an event whose ack does not come in this time is unknown; asking again is safe. */
const ACK_MS = 10_000;

/** What has no answer in this time to the plainest question there is has no connection any more. */
const PING_MS = 5_000;

/** Sends one event; resolves to what stands in its ack, or throws an ApiError. */
export async function request<E extends ClientEvent>(
  socket: ChatSocket | null,
  event: E,
  payload: ClientPayload<E>,
): Promise<AckResults[E]> {
  if (!socket?.connected) throw unreachableError();
  const answer = await emit(socket, event, payload, ACK_MS).catch(() => {
    if (socket.connected) void reconnectIfUnresponsive(socket);
    throw unreachableError();
  });
  if (!answer.ok) throw new ApiError(answer.error);
  return answer;
}

const reviving = new WeakSet<ChatSocket>();

/**
 * Connects anew unless the server still answers on this connection. One whose network has gone without a word, as in a sleep
 * or on the way out of the house, looks as before, and Socket.IO takes up to 45 s to find it out.
 */
export async function reconnectIfUnresponsive(socket: ChatSocket): Promise<void> {
  if (reviving.has(socket)) return;
  reviving.add(socket);
  const answered =
    socket.connected &&
    (await emit(socket, "ping", {}, PING_MS).then(
      () => true,
      () => false,
    ));
  reviving.delete(socket);
  if (!answered) socket.disconnect().connect();
}

function emit<E extends ClientEvent>(
  socket: ChatSocket,
  event: E,
  payload: ClientPayload<E>,
  withinMs: number,
): Promise<Ack<E>> {
  // Socket.IO's types cannot follow an event name that is a type parameter.
  const untyped = socket.timeout(withinMs) as unknown as {
    emitWithAck(event: ClientEvent, payload: unknown): Promise<Ack<E>>;
  };
  return untyped.emitWithAck(event, payload);
}
