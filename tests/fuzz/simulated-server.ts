import { randomUUID } from "node:crypto";
import { EventEmitter } from "node:events";
import type { Actor } from "@/lib/server/accounts/actor/actor";
import type { Io } from "@/lib/server/platform/runtime";
import { onConnection } from "@/lib/server/realtime/connection";
import type { ChatSocket as ServerSocket } from "@/lib/server/realtime/handlers/chat-socket";
import type { Network } from "./network";

/** Copies a value through JSON, as the wire does: the ends share no objects. */
export const jsonRoundTrip = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** The other end of a connection. */
interface Peer {
  arrive(from: SimulatedServerSocket, event: string, payload: unknown): void;
  cut(from: SimulatedServerSocket): void;
}

type Take = (event: [string, ...unknown[]]) => void;

/** The server's end of one simulated connection: enough of a Socket.IO socket for the real handlers. */
class SimulatedServerSocket extends EventEmitter {
  readonly id = randomUUID();
  readonly rooms = new Set<string>();
  readonly data: ServerSocket["data"];
  /** The transport, which the server closes when it cannot serve the connection. */
  readonly conn = { close: () => this.disconnect() };
  connected = true;
  private take: Take = () => undefined;

  constructor(
    actor: Actor,
    private readonly peer: Peer,
    private readonly network: Network,
    private readonly gone: (end: SimulatedServerSocket) => void,
  ) {
    super();
    this.data = { ...actor, viewing: new Set(), inFlight: 0 };
  }

  use(take: Take): void {
    this.take = take;
  }

  join(rooms: string | string[]): void {
    for (const room of [rooms].flat()) this.rooms.add(room);
  }

  leave(room: string): void {
    this.rooms.delete(room);
  }

  override emit(event: string, payload?: unknown): boolean {
    const copy = jsonRoundTrip(payload);
    this.network.carry(() => this.peer.arrive(this, event, copy));
    return true;
  }

  /** Receives a client frame. */
  arrive(event: string, payload: unknown, ack: (answer: unknown) => void): void {
    if (this.connected) this.take([event, payload, ack]);
  }

  disconnect(): void {
    if (!this.connected) return;
    this.connected = false;
    this.gone(this);
    super.emit("disconnect");
    this.peer.cut(this);
  }
}

/** All simulated connections of a process, and the part of Socket.IO's server that the domain emits through. */
export class SimulatedServer {
  private readonly ends = new Set<SimulatedServerSocket>();

  connect(actor: Actor, peer: Peer, network: Network): SimulatedServerSocket {
    const end = new SimulatedServerSocket(actor, peer, network, (gone) => this.ends.delete(gone));
    this.ends.add(end);
    onConnection(end as unknown as ServerSocket);
    return end;
  }

  /** Returns it as the runtime's `io`. */
  asIo(): Io {
    const to = (rooms: string | string[]) => this.broadcast([rooms].flat(), []);
    const rooms = { get: (room: string) => ({ size: this.audience(room) }) };
    return { to, local: { in: to }, of: () => ({ adapter: { rooms } }) } as unknown as Io;
  }

  /** Counts a socket tenfold in every second room, so that both code paths for bursts run. */
  private audience(room: string): number {
    const sockets = [...this.ends].filter((end) => end.rooms.has(room)).length;
    return Number.parseInt(room.slice(-1), 16) % 2 ? sockets * 10 : sockets;
  }

  private broadcast(rooms: string[], except: string[]) {
    const targets = () =>
      [...this.ends].filter(
        (end) =>
          rooms.some((room) => end.rooms.has(room)) &&
          !except.some((room) => end.rooms.has(room) || end.id === room),
      );
    const emit = (event: string, payload: unknown) => {
      for (const end of targets()) end.emit(event, payload);
    };
    return {
      emit,
      volatile: { emit },
      except: (room: string) => this.broadcast(rooms, [...except, room]),
      socketsJoin: (room: string) => {
        for (const end of targets()) end.join(room);
      },
      socketsLeave: (room: string) => {
        for (const end of targets()) end.leave(room);
      },
      disconnectSockets: () => {
        for (const end of targets()) end.disconnect();
      },
    };
  }
}

export type { SimulatedServerSocket };
