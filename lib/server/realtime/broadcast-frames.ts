import { metrics } from "../metrics/metrics";
import type { Io } from "../runtime";
import { mayQueue } from "./slow-readers";
import { type Connection, type PacketOptions, writeFrame } from "./write-frame";

/** In a room of so few sockets here the sender's acknowledgement is a notable part of what is written. */
const FEW = 32;

interface Client {
  conn: Connection;
  writeToEngine(packets: unknown[], options: PacketOptions): void;
}

interface BroadcastAdapter {
  nsp: { name: string };
  rooms: Map<string, Set<string>>;
  _encode(packet: { nsp?: string }, options: PacketOptions): unknown[];
  apply(options: Audience, visit: (socket: { client: Client }) => void): void;
  broadcast(
    packet: { nsp?: string; data?: [string, ...unknown[]] },
    options: Audience & { flags?: { volatile?: boolean } },
  ): void;
}

interface Audience {
  rooms: Set<string>;
}

/**
 * Makes a broadcast cost what a write costs. Socket.IO encodes a packet once, but then takes it through a queue, two
 * events and two buffers for each reader; here one buffer goes straight to the reader's TCP socket when nothing of that
 * reader is queued, else it goes the ordinary way, so that the order stays. To a few readers it shares a system call
 * with what follows in this turn. Measured by `npm run bench -- fanout` and `-- dm`.
 *
 * It replaces `broadcast` of the adapter's base class, which every adapter ends in, and reaches into Engine.IO and ws:
 * a change of their versions must run the end-to-end tests and the benchmark.
 */
export function broadcastFrames(io: Io): void {
  const base = baseOf(io.of("/").adapter as unknown as BroadcastAdapter);
  base.broadcast = function broadcast(this: BroadcastAdapter, packet, { flags, ...options }) {
    packet.nsp = this.nsp.name;
    const packetOptions: PacketOptions = { volatile: flags?.volatile };
    const encoded = this._encode(packet, packetOptions);
    const frame = packetOptions.wsPreEncodedFrame && Buffer.concat(packetOptions.wsPreEncodedFrame);
    if (frame) packetOptions.wsPreEncodedFrame = [frame];
    let readers = 0;
    const few = isFew(this, options);
    const bytes = frame?.length ?? 0;
    this.apply(options, ({ client }) => {
      readers += 1;
      if (frame && writeFrame(client.conn, frame, few)) return;
      if (flags?.volatile || mayQueue(client.conn, bytes)) client.writeToEngine(encoded, packetOptions);
    });
    if (readers > 0) metrics().deliveries.inc({ event: packet.data?.[0] ?? "other" }, readers);
  };
}

function isFew({ rooms }: BroadcastAdapter, audience: Audience): boolean {
  const [room, another] = audience.rooms;
  return room !== undefined && another === undefined && (rooms.get(room)?.size ?? 0) <= FEW;
}

/** The class that all adapters share, at the end of the chain of prototypes that have a `broadcast`. */
function baseOf(adapter: BroadcastAdapter): BroadcastAdapter {
  let base = adapter;
  for (;;) {
    const next = Object.getPrototypeOf(base) as BroadcastAdapter | null;
    if (typeof next?.broadcast !== "function") return base;
    base = next;
  }
}
