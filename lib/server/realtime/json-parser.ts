import { Decoder, Encoder, type Packet, PacketType } from "socket.io-parser";
import { LIMITS } from "@/lib/contract/limits";
import { clientEvents } from "@/lib/contract/realtime";

/** More digits than a whole number of JavaScript holds. */
const HUGE_ID = /^\d\d{16}/;

/** What a client sends of an event that was larger than a frame may be. */
export const OVERSIZE = Symbol("oversize");

/** The head of an event of the default namespace: type, id of the ack, name. */
const EVENT = /^2(\d{0,15})\["([a-z_]{1,32})"/;

/**
 * Socket.IO's own parser without its binary half, which nothing in the contract uses. A frame that is too large is not
 * parsed: the event arrives with `OVERSIZE` for its payload, so that the client gets an answer and keeps its connection.
 * Whatever else is malformed closes the connection.
 */
class JsonDecoder extends Decoder {
  override add(chunk: unknown): void {
    if (typeof chunk !== "string") throw new Error("binary data is not part of the contract");
    if (chunk[0] === "5" || chunk[0] === "6") throw new Error("binary events are not part of the contract");
    if (HUGE_ID.test(chunk)) throw new Error("the id of an acknowledgement is too large");
    // There is one namespace. For each other that is named an answer would be due that says its name again.
    if (chunk[1] === "/") throw new Error("namespaces are not part of the contract");
    if (!isOversize(chunk)) {
      super.add(chunk);
      return;
    }
    const [, id, event] = EVENT.exec(chunk) ?? [];
    // The names that Socket.IO keeps for itself would reach its own listeners.
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
  /** Nothing that is sent holds binary data, so nothing is searched for it. */
  override encode({ type, nsp, id, data }: Packet): string[] {
    const namespace = nsp && nsp !== "/" ? `${nsp},` : "";
    return [`${type}${namespace}${id ?? ""}${data === undefined ? "" : JSON.stringify(data)}`];
  }
}

function isOversize(frame: string): boolean {
  // A character has three bytes of UTF-8 at most.
  if (frame.length * 3 <= LIMITS.frameBytes) return false;
  return Buffer.byteLength(frame) > LIMITS.frameBytes;
}

export const jsonParser = { Encoder: JsonEncoder, Decoder: JsonDecoder };
