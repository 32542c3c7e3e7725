import { EventEmitter } from "node:events";
import type { ChatSocket } from "@/lib/client/connection/socket";
import type { Actor } from "@/lib/server/accounts/actor/actor";
import type { Network } from "./network";
import { jsonRoundTrip, type SimulatedServer, type SimulatedServerSocket } from "./simulated-server";

/** How long until an ack counts as lost, ms; the real client waits longer, which would only slow the test. */
const ACK_MS = 1_000;
const RECONNECT_MS = 60;

/** The client's end of a simulated connection: what lib/client uses of a Socket.IO client. */
export class SimulatedClientSocket extends EventEmitter {
  connected = false;
  readonly active = true;
  private end: SimulatedServerSocket | undefined;
  private readonly waiting = new Set<() => void>();
  private closed = false;

  constructor(
    private readonly hub: SimulatedServer,
    private readonly actor: Actor,
    private readonly network: Network,
  ) {
    super();
    this.setMaxListeners(0);
  }

  asSocket(): ChatSocket {
    return this as unknown as ChatSocket;
  }

  /** Describes the socket for the report of a failed run. */
  get state(): string {
    return `${this.connected ? "connected" : "away"}${this.closed ? ", closed" : ""}, in ${this.end?.rooms.size ?? 0} rooms`;
  }

  connect(): this {
    this.closed = false;
    if (this.connected) return this;
    this.connected = true;
    this.end = this.hub.connect(this.actor, this, this.network);
    super.emit("connect");
    return this;
  }

  disconnect(): this {
    this.closed = true;
    this.end?.disconnect();
    return this;
  }

  /** Breaks the connection: frames in flight are lost, and the client reconnects after a while. */
  dropConnection(): void {
    this.end?.disconnect();
  }

  /** Ends the connection through `end`. */
  cut(end: SimulatedServerSocket): void {
    if (this.end !== end) return;
    this.end = undefined;
    this.connected = false;
    for (const fail of [...this.waiting]) fail();
    super.emit("disconnect", this.closed ? "io client disconnect" : "transport close");
    if (!this.closed) setTimeout(() => !this.closed && this.connect(), RECONNECT_MS);
  }

  /** Receives a server frame; frames of an earlier connection are dropped. */
  arrive(end: SimulatedServerSocket, event: string, payload: unknown): void {
    if (this.end === end) super.emit(event, payload);
  }

  timeout(_ms: number) {
    return { emitWithAck: (event: string, payload: unknown) => this.send(event, payload) };
  }

  get volatile() {
    return {
      emit: (event: string, payload: unknown) => void this.send(event, payload).catch(() => undefined),
    };
  }

  private send(event: string, payload: unknown): Promise<unknown> {
    const { end } = this;
    const copy = jsonRoundTrip(payload);
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void) => {
        clearTimeout(timer);
        this.waiting.delete(fail);
        finish();
      };
      const fail = () => settle(() => reject(new Error("no ack")));
      const timer = setTimeout(fail, ACK_MS);
      this.waiting.add(fail);
      const ack = (answer: unknown) => this.network.carry(() => settle(() => resolve(jsonRoundTrip(answer))));
      this.network.carryOnce(() => end?.arrive(event, copy, ack));
    });
  }
}
