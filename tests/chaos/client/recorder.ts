import { io, type Socket } from "socket.io-client";
import type { Message } from "@/lib/contract/messages";
import type { Ack, ClientEvent, ClientPayload, Receipt, RoomHead } from "@/lib/contract/realtime";
import type { Changes, Room } from "@/lib/contract/rooms";
import { SOCKET_PATH } from "@/lib/contract/socket-path";
import { type Delivery, type History, now, type ReceiptObservation } from "../history";
import { Replica } from "./replica";
import { callRest, RestError } from "./rest";

const ACK_WITHIN_MS = 5_000;
/** How long to wait before fetching a gap, ms: it is often only a reordered event. */
const HOLE_MS = 300;
const LOOK_EVERY_MS = 150;

export interface Account {
  userId: string;
  token: string;
}

/** A client that records everything it receives and converges by the rules of docs/PROTOCOL.md alone. */
export class Recorder {
  readonly rooms = new Map<string, Replica>();
  private readonly socket: Socket;
  private readonly looking: NodeJS.Timeout;
  private readonly behindSince = new Map<string, number>();
  private readonly filling = new Set<string>();
  /** Count of lost connections. */
  losses = 0;
  private frame = 0;

  /** @param home the service's URL for clients: a load balancer's, not an instance's. */
  constructor(
    readonly name: string,
    readonly account: Account,
    readonly home: string,
    private readonly history: History,
  ) {
    this.socket = io(home, {
      path: SOCKET_PATH,
      transports: ["websocket"],
      forceNew: true,
      auth: { token: account.token },
      timeout: 5_000,
      reconnectionDelay: 200,
      reconnectionDelayMax: 2_000,
    });
    this.listen();
    this.looking = setInterval(() => this.look(), LOOK_EVERY_MS);
  }

  get userId(): string {
    return this.account.userId;
  }

  get connected(): boolean {
    return this.socket.connected;
  }

  /** Whether nothing announced is missing. */
  get settled(): boolean {
    return this.connected && [...this.rooms.values()].every((replica) => !replica.behind);
  }

  /** Emits an event; returns the ack, or null if none arrived in time. */
  async emit<E extends ClientEvent>(event: E, payload: ClientPayload<E>): Promise<Ack<E> | null> {
    if (!this.connected) return null;
    const socket = this.socket.timeout(ACK_WITHIN_MS);
    return socket.emitWithAck(event, payload).catch(() => {
      // A connection that gives no ack counts as dead.
      if (this.connected) this.socket.disconnect().connect();
      return null;
    });
  }

  rest<T>(method: string, path: string, body?: unknown): Promise<T> {
    return callRest<T>(this.home, this.account.token, method, path, body);
  }

  recordDeliveries(messages: readonly Message[], via: Delivery["via"]): void {
    this.frame += 1;
    const { name: client, userId, frame } = this;
    for (const { roomId, seq, id } of messages)
      this.history.deliveries.push({ client, userId, roomId, seq, id, via, frame, at: now() });
  }

  recordReceipt(mark: Omit<ReceiptObservation, "client">): void {
    this.history.receipts.push({ ...mark, client: this.name });
  }

  close(): void {
    clearInterval(this.looking);
    this.socket.disconnect();
  }

  /** Records the final state in the history. */
  recordFinalState(): void {
    for (const [roomId, replica] of this.rooms)
      this.history.clientStates.push({ client: this.name, roomId, messages: replica.messages });
  }

  private replica(roomId: string): Replica {
    const known = this.rooms.get(roomId) ?? new Replica();
    this.rooms.set(roomId, known);
    return known;
  }

  private listen(): void {
    const { socket } = this;
    socket.on("ready", ({ rooms }: { rooms: RoomHead[] }) => this.hearHeads(rooms));
    socket.on("receive_message", ({ messages }: { messages: Message[] }) => this.hear(messages));
    for (const event of ["message_updated", "message_deleted"])
      socket.on(event, ({ message }: { message: Message }) => this.hear([message]));
    for (const event of ["room_added", "room_updated"])
      socket.on(event, ({ room }: { room: Room }) => this.replica(room.id).noteRev(room.lastRev));
    socket.on("room_removed", ({ roomId }: { roomId: string }) => this.rooms.delete(roomId));
    socket.on("message_read", (receipt: Receipt) => this.hearReceipt("read", receipt));
    socket.on("message_delivered", (receipt: Receipt) => this.hearReceipt("delivered", receipt));
    // Socket.IO reconnects by itself unless the server closed or refused.
    socket.on("disconnect", (reason) => {
      this.losses += 1;
      if (reason === "io server disconnect") this.connectLater();
    });
    socket.on("connect_error", () => {
      if (!socket.active) this.connectLater();
    });
  }

  private connectLater(): void {
    setTimeout(() => this.socket.connect(), 300 + Math.random() * 500);
  }

  private hear(messages: readonly Message[]): void {
    this.recordDeliveries(messages, "live");
    for (const message of messages) this.replica(message.roomId).applyEvent(message);
  }

  private hearHeads(heads: readonly RoomHead[]): void {
    const mine = new Set(heads.map(({ id }) => id));
    for (const roomId of this.rooms.keys()) if (!mine.has(roomId)) this.rooms.delete(roomId);
    for (const { id, lastRev } of heads) this.replica(id).noteRev(lastRev);
  }

  private hearReceipt(kind: ReceiptObservation["kind"], { roomId, userId, seq }: Receipt): void {
    const at = now();
    this.recordReceipt({ source: "event", roomId, userId, kind, seq, startedAt: at, endedAt: at });
  }

  private look(): void {
    for (const [roomId, replica] of this.rooms) {
      if (!replica.behind) this.behindSince.delete(roomId);
      else if (!this.behindSince.has(roomId)) this.behindSince.set(roomId, now());
      else if (now() - (this.behindSince.get(roomId) ?? 0) > HOLE_MS) void this.fill(roomId, replica);
    }
  }

  private async fill(roomId: string, replica: Replica): Promise<void> {
    if (this.filling.has(roomId)) return;
    this.filling.add(roomId);
    try {
      for (let more = true; more; ) {
        const changes = await this.rest<Changes>("GET", `/api/rooms/${roomId}/changes?since=${replica.rev}`);
        if (changes.reset) {
          replica.reset();
          continue;
        }
        this.recordDeliveries(changes.messages, "changes");
        replica.applyChanges(changes.messages, changes.lastRev);
        more = changes.more;
      }
    } catch (error) {
      // Retried at the next check; a missing room is no longer ours.
      if (!(error instanceof RestError)) throw error;
      if (error.code === "not_found") this.rooms.delete(roomId);
    } finally {
      this.filling.delete(roomId);
    }
  }
}
