const TEXT = 0x81;
const MASKED = 0x80;

/** Splits a server's bytes into WebSocket frames (RFC 6455, section 5.2) and passes on each text frame's payload. */
export class FrameReader {
  private rest: Buffer | null = null;

  constructor(private readonly onText: (payload: Buffer) => void) {}

  /** Reads `chunk` only during the call: the caller may reuse its memory. */
  push(chunk: Buffer): void {
    const data = this.rest ? Buffer.concat([this.rest, chunk]) : chunk;
    let at = 0;
    for (let end = frameEnd(data, at); end !== null; end = frameEnd(data, at)) {
      const size = (data[at + 1] ?? 0) & 0x7f;
      const head = size === 127 ? 10 : size === 126 ? 4 : 2;
      if (data[at] === TEXT) this.onText(data.subarray(at + head, end));
      at = end;
    }
    this.rest = at < data.length ? Buffer.from(data.subarray(at)) : null;
  }
}

/** Returns the end of the frame that starts at `at`; null while it is incomplete. */
function frameEnd(data: Buffer, at: number): number | null {
  const there = data.length - at;
  if (there < 2) return null;
  const short = (data[at + 1] ?? 0) & 0x7f;
  const head = short === 127 ? 10 : short === 126 ? 4 : 2;
  if (there < head) return null;
  const size = short === 127 ? data.readUInt32BE(at + 6) : short === 126 ? data.readUInt16BE(at + 2) : short;
  return there < head + size ? null : at + head + size;
}

/** Returns a client's text frame. Its mask is zero, which saves the generator the masking; the server still unmasks. */
export function clientFrame(text: string): Buffer {
  const size = Buffer.byteLength(text);
  const head = size < 126 ? 2 : 4;
  if (size > 0xffff) throw new Error("The frame is too large for the generator.");
  const frame = Buffer.alloc(head + 4 + size);
  frame[0] = TEXT;
  frame[1] = MASKED | (head === 2 ? size : 126);
  if (head === 4) frame.writeUInt16BE(size, 2);
  frame.write(text, head + 4);
  return frame;
}
