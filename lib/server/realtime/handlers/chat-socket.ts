import type { Socket } from "socket.io";
import type {
  AckResults,
  ClientEvent,
  ClientPayload,
  ClientToServer,
  ServerToClient,
} from "@/lib/contract/realtime";
import type { Actor } from "../../accounts/actor/actor";
import type { ClusterEvents } from "../../platform/cluster-events";
import type { SocketData } from "../../platform/socket-data";

export type ChatSocket = Socket<ClientToServer, ServerToClient, ClusterEvents, SocketData>;

/** Handles one event. The payload is validated; the result is sent beside `ok` in the ack. */
export type EventHandler<E extends ClientEvent> = (
  actor: Actor,
  payload: ClientPayload<E>,
  socket: ChatSocket,
) => Promise<AckResults[E]>;
