import { io, type Socket } from "socket.io-client";
import type {
  Ack,
  AckResults,
  ClientEvent,
  ClientPayload,
  ClientToServer,
  ServerToClient,
} from "@/lib/contract/realtime";
import { SOCKET_PATH } from "@/lib/contract/socket-path";
import { ApiError, unreachable } from "./api-error";

export type ChatSocket = Socket<ServerToClient, ClientToServer>;

/** The result of an event whose ack does not come in this time is unknown; asking again is safe. */
const ACK_MS = 10_000;

interface Options {
  /** Where the server is; none in a browser, which is on its page. */
  baseUrl?: string;
  /** A bearer; none in a browser, which has the cookie. */
  token?: string;
  /** Whether it comes back by itself, with growing, jittered pauses. Not where `keepConnected` sees to that. */
  reconnection?: boolean;
}

/** A socket that is not connected yet. */
export function createSocket({ baseUrl, token, reconnection = true }: Options = {}): ChatSocket {
  const options = {
    path: SOCKET_PATH,
    autoConnect: false,
    reconnection,
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    timeout: 10_000,
    reconnectionDelay: 500,
    reconnectionDelayMax: 10_000,
    randomizationFactor: 0.5,
    ...(token ? { auth: { token } } : {}),
  };
  return baseUrl ? io(baseUrl, { ...options, forceNew: true }) : io(options);
}

/** Sends one event; resolves to what stands in its ack, or throws an ApiError. */
export async function request<E extends ClientEvent>(
  socket: ChatSocket,
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
