import { metrics } from "../../metrics/metrics";
import type { Io } from "../../platform/runtime";
import { mayQueue } from "./slow-readers";
import { encodeTextFrame } from "./text-frame";
import { type EngineConnection, type PacketOptions, writeFrame } from "./write-frame";

/** Max local readers whose writes are corked. With more, the sender's acknowledgement is a small part of the writes. */
const CORKED_MAX_READERS = 32;
const NO_SOCKETS: ReadonlySet<string> = new Set();

interface Client {
  conn: EngineConnection;
  writeToEngine(packets: unknown[], options: PacketOptions): void;
}

interface BroadcastAdapter {
  nsp: { name: string; sockets: Map<string, Reader> };
  rooms: Map<string, Set<string>>;
  encoder: { encode(packet: { nsp?: string }): string[] };
  apply(audience: Audience, deliver: (reader: Reader) => void): void;
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
 * Reduces the cost of a broadcast to that of one write per reader. Socket.IO encodes a packet once, but takes it through a
 * queue, two events and two buffers for each reader. Here one buffer goes straight to the reader's TCP socket. If
 * something is queued for that reader, Socket.IO queues the packet too, so that the order stays. For a few readers the
 * write is corked (see `corkWrites`). Measured by `npm run bench -- fanout` and `-- dm`.
 *
 * It replaces `broadcast` of the adapter's base class, in which every adapter ends, and uses internals of Engine.IO and
 * ws. `UPGRADE_CHECKS` in install.ts says what to check when their versions change.
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
    const sockets = room === null ? null : (this.rooms.get(room) ?? NO_SOCKETS);
    const corked = sockets !== null && sockets.size <= CORKED_MAX_READERS;
    let readers = 0;
    const deliver = ({ client }: Reader) => {
      readers += 1;
      if (writeFrame(client.conn, frame, corked)) return;
      if (volatile || mayQueue(client.conn, frame.length)) client.writeToEngine(encoded, packetOptions);
    };
    if (sockets === null) this.apply(options, deliver);
    else
      for (const id of sockets) {
        const socket = this.nsp.sockets.get(id);
        if (socket) deliver(socket);
      }
    if (readers > 0) metrics().deliveries.add(readers, packet.data?.[0] ?? "other");
  };
}

/** Returns the only Socket.IO room of a broadcast; null for several, for all, or if some sockets are excluded. */
function onlyRoom({ rooms, except }: Audience): string | null {
  const [room, second] = rooms;
  return room === undefined || second !== undefined || except?.size ? null : room;
}

/** Returns the prototype that all adapters share: the last in the prototype chain with a `broadcast`. */
function baseOf(adapter: BroadcastAdapter): BroadcastAdapter {
  let base = adapter;
  for (;;) {
    const next = Object.getPrototypeOf(base) as BroadcastAdapter | null;
    if (typeof next?.broadcast !== "function") return base;
    base = next;
  }
}
