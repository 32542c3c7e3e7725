import { metrics } from "../../metrics/metrics";
import type { Io } from "../../platform/runtime";
import { mayQueue } from "./slow-readers";
import { encodeTextFrame } from "./text-frame";
import { type EngineConnection, type PacketOptions, writeFrame } from "./write-frame";

/** In a room of so few sockets here the sender's acknowledgement is a notable part of what is written. */
const FEW = 32;
const NOBODY: ReadonlySet<string> = new Set();

interface Client {
  conn: EngineConnection;
  writeToEngine(packets: unknown[], options: PacketOptions): void;
}

interface BroadcastAdapter {
  nsp: { name: string; sockets: Map<string, Reader> };
  rooms: Map<string, Set<string>>;
  encoder: { encode(packet: { nsp?: string }): string[] };
  apply(audience: Audience, visit: (reader: Reader) => void): void;
  broadcast(packet: { nsp?: string; data?: [string, ...unknown[]] }, options: Audience): void;
}

interface Reader {
  client: Client;
}

interface Audience {
  rooms: Set<string>;
  except?: Set<string>;
  flags?: { volatile?: boolean };
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
export function patchBroadcast(io: Io): void {
  const base = baseOf(io.of("/").adapter as unknown as BroadcastAdapter);
  base.broadcast = function broadcast(this: BroadcastAdapter, packet, options) {
    packet.nsp = this.nsp.name;
    const encoded = this.encoder.encode(packet);
    const frame = encodeTextFrame(encoded[0] ?? "");
    const volatile = options.flags?.volatile;
    const packetOptions: PacketOptions = { volatile, wsPreEncodedFrame: [frame] };
    const room = onlyRoom(options);
    const sockets = room === null ? null : (this.rooms.get(room) ?? NOBODY);
    const few = sockets !== null && sockets.size <= FEW;
    let readers = 0;
    const visit = ({ client }: Reader) => {
      readers += 1;
      if (writeFrame(client.conn, frame, few)) return;
      if (volatile || mayQueue(client.conn, frame.length)) client.writeToEngine(encoded, packetOptions);
    };
    if (sockets === null) this.apply(options, visit);
    else
      for (const id of sockets) {
        const socket = this.nsp.sockets.get(id);
        if (socket) visit(socket);
      }
    if (readers > 0) metrics().deliveries.add(readers, packet.data?.[0] ?? "other");
  };
}

/** The one room that a broadcast is for; null for several, for all, and where some of its sockets are left out. */
function onlyRoom({ rooms, except }: Audience): string | null {
  const [room, another] = rooms;
  return room === undefined || another !== undefined || except?.size ? null : room;
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
