import type { Io } from "../../platform/runtime";
import { corkWrites } from "./cork-writes";
import { mayQueue } from "./slow-readers";
import { encodeTextFrame } from "./text-frame";
import { type EngineConnection, idleTcpSocket, type PacketOptions } from "./write-frame";

interface Client {
  conn: EngineConnection;
  writeToEngine(packets: unknown, options: PacketOptions): void;
}

/**
 * Reduces the cost of an acknowledgement, and of any other packet to one socket, to that of a write, as `patchBroadcast`
 * does for broadcasts. It replaces `writeToEngine`, through which all packets pass, on the prototype of Socket.IO's
 * `Client`. That class is not exported: the first connection provides it. Measured by `npm run bench -- dm`.
 */
export function patchUnicast(io: Io): void {
  io.once("connection", (socket) => {
    const prototype = Object.getPrototypeOf(socket.client) as Client;
    const { writeToEngine } = prototype;
    prototype.writeToEngine = function (this: Client, packets, options) {
      const [packet, second] = Array.isArray(packets) ? packets : [packets];
      if (typeof packet === "string" && second === undefined && !options.wsPreEncodedFrame) {
        const tcp = idleTcpSocket(this.conn);
        if (tcp) {
          corkWrites(tcp);
          tcp.write(encodeTextFrame(packet));
          return;
        }
      }
      // Broadcast packets have been counted by `patchBroadcast`.
      const counted = options.wsPreEncodedFrame !== undefined || typeof packet !== "string";
      if (counted || mayQueue(this.conn, packet.length)) writeToEngine.call(this, packets, options);
    };
  });
}
