import type { Socket } from "socket.io-client";
import type {
  Ack,
  AckResults,
  ClientEvent,
  ClientPayload,
  ClientToServer,
  ServerToClient,
} from "@/lib/contract/realtime";
import { ApiError, unreachable } from "./api-error";

export type ChatSocket = Socket<ServerToClient, ClientToServer>;

/** What the page asks of it; the library comes later than the page (late-socket.ts). */
export type PageSocket = Pick<
  ChatSocket,
  "connected" | "on" | "off" | "connect" | "disconnect" | "timeout" | "volatile" | "removeAllListeners"
>;

/** The result of an event whose ack does not come in this time is unknown; asking again is safe. */
const ACK_MS = 10_000;

/** Sends one event; resolves to what stands in its ack, or throws an ApiError. */
export async function request<E extends ClientEvent>(
  socket: PageSocket,
  event: E,
  payload: ClientPayload<E>,
): Promise<AckResults[E]> {
  if (!socket.connected) throw unreachable();
  // Socket.IO's types cannot follow an event name that is a type parameter.
  const untyped = socket.timeout(ACK_MS) as unknown as {
    emitWithAck(event: ClientEvent, payload: unknown): Promise<Ack<E>>;
  };
  const answer = await untyped.emitWithAck(event, payload).catch(() => {
    throw unreachable();
  });
  if (!answer.ok) throw new ApiError(answer.error);
  return answer;
}
