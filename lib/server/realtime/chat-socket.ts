import type { Socket } from "socket.io";
import type {
  AckResults,
  ClientEvent,
  ClientPayload,
  ClientToServer,
  ServerToClient,
} from "@/lib/contract/realtime";
import type { Actor } from "../accounts/auth/actor";
import type { ClusterEvents } from "../cluster/events";
import type { SocketData } from "./socket-data";

export type ChatSocket = Socket<ClientToServer, ServerToClient, ClusterEvents, SocketData>;

/** What handles one event: the payload is parsed, the answer is what stands beside `ok` in the ack. */
export type EventHandler<E extends ClientEvent> = (
  actor: Actor,
  payload: ClientPayload<E>,
  socket: ChatSocket,
) => Promise<AckResults[E]>;
