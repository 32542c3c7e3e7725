import { Decoder, Encoder, type Packet, PacketType } from "socket.io-parser";
import { LIMITS } from "@/lib/contract/limits";
import { clientEvents } from "@/lib/contract/realtime";

/** Matches an ack id with more digits than a JavaScript integer holds. */
const HUGE_ID = /^\d\d{16}/;

/** Stands for the payload of an event whose frame exceeded the limit. */
export const OVERSIZE = Symbol("oversize");

/** Matches the head of an event of the default namespace: type, ack id, name. */
const EVENT = /^2(\d{0,15})\["([a-z_]{1,32})"/;

/**
 * Socket.IO's decoder without binary packets, which the contract does not use. An event in an oversize frame is not
 * parsed: it arrives with `OVERSIZE` as payload, so that the client gets an error and keeps its connection. Any other
 * malformed frame closes the connection.
 */
class JsonDecoder extends Decoder {
  override add(chunk: unknown): void {
    if (typeof chunk !== "string") throw new Error("binary data is not part of the contract");
    if (chunk[0] === "5" || chunk[0] === "6") throw new Error("binary events are not part of the contract");
    if (HUGE_ID.test(chunk)) throw new Error("the id of an acknowledgement is too large");
    // There is one namespace. Socket.IO would answer every other name with a packet that repeats it.
    if (chunk[1] === "/") throw new Error("namespaces are not part of the contract");
    if (!isOversize(chunk)) {
      super.add(chunk);
      return;
    }
    const [, id, event] = EVENT.exec(chunk) ?? [];
    // Event names reserved by Socket.IO would reach its own listeners.
    if (!event || !Object.hasOwn(clientEvents, event)) throw new Error("a frame is too large");
    this.emitReserved("decoded", {
      type: PacketType.EVENT,
      nsp: "/",
      data: [event, OVERSIZE],
      ...(id ? { id: Number(id) } : {}),
    });
  }
}

class JsonEncoder extends Encoder {
  /** Skips the search for binary data, since nothing that is sent contains any. */
  override encode({ type, nsp, id, data }: Packet): string[] {
    const namespace = nsp && nsp !== "/" ? `${nsp},` : "";
    return [`${type}${namespace}${id ?? ""}${data === undefined ? "" : JSON.stringify(data)}`];
  }
}

function isOversize(frame: string): boolean {
  // A UTF-16 unit takes at most three bytes in UTF-8.
  if (frame.length * 3 <= LIMITS.frameBytes) return false;
  return Buffer.byteLength(frame) > LIMITS.frameBytes;
}

export const jsonParser = { Encoder: JsonEncoder, Decoder: JsonDecoder };
