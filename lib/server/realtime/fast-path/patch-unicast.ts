import type { Io } from "../../platform/runtime";
import { shareWrites } from "./cork-writes";
import { mayQueue } from "./slow-readers";
import { textFrame } from "./text-frame";
import { type Connection, type PacketOptions, writableNow } from "./write-frame";

interface Client {
  conn: Connection;
  writeToEngine(packets: unknown, options: PacketOptions): void;
}

/**
 * Makes an acknowledgement, and whatever else is for one socket, cost what a write costs, as `broadcastFrames` does for
 * events to many. It replaces what every packet to one socket goes through, in the class of all clients, which can only
 * be had from one of them. Measured by `npm run bench -- dm`.
 */
export function directFrames(io: Io): void {
  io.once("connection", (socket) => {
    const clients = Object.getPrototypeOf(socket.client) as Client;
    const { writeToEngine } = clients;
    clients.writeToEngine = function (this: Client, packets, options) {
      const [packet, another] = Array.isArray(packets) ? packets : [packets];
      if (typeof packet === "string" && another === undefined && !options.wsPreEncodedFrame) {
        const tcp = writableNow(this.conn);
        if (tcp) {
          shareWrites(tcp);
          tcp.write(textFrame(packet));
          return;
        }
      }
      // What was meant for many has been counted where that was sent from.
      const counted = options.wsPreEncodedFrame !== undefined || typeof packet !== "string";
      if (counted || mayQueue(this.conn, packet.length)) writeToEngine.call(this, packets, options);
    };
  });
}
