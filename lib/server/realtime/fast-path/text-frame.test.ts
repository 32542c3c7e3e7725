import { expect, test } from "vitest";
import { encodeTextFrame } from "./text-frame";

/** Returns the payload of one unmasked, final text frame, read as RFC 6455 (5.2) says; fails for any other frame. */
function read(frame: Buffer): string {
  expect(frame[0]).toBe(0x81);
  const short = frame[1] ?? 0;
  if (short < 126) return readPayload(frame, 2, short);
  if (short === 126) return readPayload(frame, 4, frame.readUInt16BE(2));
  expect(short).toBe(127);
  return readPayload(frame, 10, Number(frame.readBigUInt64BE(2)));
}

function readPayload(frame: Buffer, header: number, length: number): string {
  expect(frame.length).toBe(header + length);
  return frame.toString("utf8", header);
}

test("a frame contains its packet, for every length and script", () => {
  for (const length of [0, 1, 124, 125, 126, 65_533, 65_534, 65_535, 65_536, 200_000])
    expect(read(encodeTextFrame("x".repeat(length)))).toBe(`4${"x".repeat(length)}`);
  for (const text of [
    '430[{"ok":true}]',
    "é".repeat(62),
    "é".repeat(63),
    "漢字".repeat(20_000),
    "👍🏽 مرحبا",
  ])
    expect(read(encodeTextFrame(text))).toBe(`4${text}`);
});

test("the shortest possible header is used", () => {
  const headers = [124, 125, 65_534, 65_535].map(
    (length) => encodeTextFrame("x".repeat(length)).length - length - 1,
  );
  expect(headers).toEqual([2, 4, 4, 10]);
});
