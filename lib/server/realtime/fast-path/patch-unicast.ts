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
 * Makes an acknowledgement, and whatever else is for one socket, cost what a write costs, as `patchBroadcast` does for
 * events to many. It replaces what every packet to one socket goes through, in the class of all clients, which can only
 * be had from one of them. Measured by `npm run bench -- dm`.
 */
export function patchUnicast(io: Io): void {
  io.once("connection", (socket) => {
    const clients = Object.getPrototypeOf(socket.client) as Client;
    const { writeToEngine } = clients;
    clients.writeToEngine = function (this: Client, packets, options) {
      const [packet, another] = Array.isArray(packets) ? packets : [packets];
      if (typeof packet === "string" && another === undefined && !options.wsPreEncodedFrame) {
        const tcp = idleTcpSocket(this.conn);
        if (tcp) {
          corkWrites(tcp);
          tcp.write(encodeTextFrame(packet));
          return;
        }
      }
      // What was meant for many has been counted where that was sent from.
      const counted = options.wsPreEncodedFrame !== undefined || typeof packet !== "string";
      if (counted || mayQueue(this.conn, packet.length)) writeToEngine.call(this, packets, options);
    };
  });
}
