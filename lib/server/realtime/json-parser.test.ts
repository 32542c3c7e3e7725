import { Encoder, type Packet, PacketType } from "socket.io-parser";
import { describe, expect, test } from "vitest";
import { LIMITS } from "@/lib/contract/limits";
import { jsonParser, OVERSIZE } from "./json-parser";

function decode(frame: unknown): Packet[] {
  const packets: Packet[] = [];
  const decoder = new jsonParser.Decoder();
  decoder.on("decoded", (packet: Packet) => packets.push(packet));
  decoder.add(frame);
  return packets;
}

const filled = (head: string, bytes: number) => {
  const tail = '"}]';
  return head + "x".repeat(bytes - head.length - tail.length) + tail;
};

describe("decoding", () => {
  test("an event, its ack id and its payload", () => {
    expect(decode('212["sync",{"rooms":{}}]')).toEqual([
      { type: PacketType.EVENT, nsp: "/", id: 12, data: ["sync", { rooms: {} }] },
    ]);
  });

  test("a frame of exactly the limit is parsed, one byte more is not", () => {
    const head = '27["send_message",{"content":"';
    expect(decode(filled(head, LIMITS.frameBytes))[0]?.data[1]).toHaveProperty("content");
    expect(decode(filled(head, LIMITS.frameBytes + 1))).toEqual([
      { type: PacketType.EVENT, nsp: "/", id: 7, data: ["send_message", OVERSIZE] },
    ]);
  });

  test("the limit counts bytes, not characters; an event without an ack id gets none", () => {
    const frame = `2["typing","${"é".repeat(LIMITS.frameBytes / 2)}"]`;
    expect(decode(frame)).toEqual([{ type: PacketType.EVENT, nsp: "/", data: ["typing", OVERSIZE] }]);
  });

  test.each([
    ["binary data", Buffer.from("x")],
    ["a binary event", '51-["send_message",{"_placeholder":true,"num":0}]'],
    ["a binary ack", "61-1[]"],
    ["an event of a reserved name", '2["disconnect"]'],
    ["no JSON", "2["],
    ["a request to connect to another namespace", "0/admin,"],
    ["an event of another namespace", '2/admin,7["sync",{}]'],
    ["something large of a reserved name", filled('2["disconnect","', LIMITS.frameBytes + 1)],
    ["something large of an unknown name", filled('2["hello","', LIMITS.frameBytes + 1)],
    ["something large of another namespace", filled('2/admin,7["sync",{"x":"', LIMITS.frameBytes + 1)],
    ["something large that is no event", `3${"x".repeat(LIMITS.frameBytes)}`],
  ])("%s is refused", (_, frame) => {
    expect(() => decode(frame)).toThrow();
  });
});

test("packets are encoded as Socket.IO encodes them", () => {
  const ours = new jsonParser.Encoder();
  const packets: Packet[] = [
    { type: PacketType.CONNECT, nsp: "/", data: { sid: "abc" } },
    { type: PacketType.EVENT, nsp: "/", data: ["receive_message", { content: 'a "b" 🙂' }] },
    { type: PacketType.ACK, nsp: "/", id: 0, data: [{ ok: true }] },
    { type: PacketType.CONNECT_ERROR, nsp: "/", data: { message: "no" } },
    { type: PacketType.CONNECT_ERROR, nsp: "/admin", data: { message: "Invalid namespace" } },
    { type: PacketType.DISCONNECT, nsp: "/" },
  ];
  for (const packet of packets) expect(ours.encode(packet)).toEqual(new Encoder().encode(packet));
});
