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

/** Handles one event. The payload is validated; the result is sent beside `ok` in the ack. */
export type EventHandler<E extends ClientEvent> = (
  actor: Actor,
  payload: ClientPayload<E>,
  socket: ChatSocket,
) => Promise<AckResults[E]>;
