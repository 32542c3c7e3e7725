import { randomBytes } from "node:crypto";
import { createConnection, type Socket } from "node:net";
import { inject } from "vitest";

const WITHIN_MS = 20_000;

/** A WebSocket client of Engine.IO that sends arbitrary bytes, well-formed or not. */
export class RawSocket {
  /** Text frames received from the server. */
  readonly received: string[] = [];
  /** Status line of the handshake response. */
  status = "";
  private buffer = Buffer.alloc(0);
  private readonly ended: Promise<void>;

  private constructor(readonly tcp: Socket) {
    this.ended = new Promise((resolve) => {
      tcp.once("close", () => resolve());
      tcp.on("error", () => resolve());
    });
  }

  /** Resolves once the handshake has been answered, accepted or refused. */
  static async open(
    query = "EIO=4&transport=websocket",
    headers: Record<string, string> = {},
    baseUrl = inject("securityUrl"),
  ): Promise<RawSocket> {
    const { hostname, port, host } = new URL(baseUrl);
    const tcp = createConnection({ host: hostname, port: Number(port) });
    const socket = new RawSocket(tcp);
    const lines = Object.entries({
      host,
      connection: "Upgrade",
      upgrade: "websocket",
      "sec-websocket-version": "13",
      "sec-websocket-key": randomBytes(16).toString("base64"),
      ...headers,
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    tcp.write(`GET /socket.io/?${query} HTTP/1.1\r\n${lines.join("")}\r\n`);
    await socket.handshake();
    return socket;
  }

  /** Sends a text frame, masked as clients must. */
  send(text: string): void {
    this.frame(0x1, Buffer.from(text));
  }

  /** Sends any frame: `opcode`, with or without the FIN bit. */
  frame(opcode: number, payload: Buffer, final = true): void {
    const { length } = payload;
    const size =
      length < 126 ? Buffer.from([0x80 | length]) : length < 65_536 ? Buffer.alloc(3) : Buffer.alloc(9);
    if (size.length === 3) {
      size[0] = 0x80 | 126;
      size.writeUInt16BE(length, 1);
    } else if (size.length === 9) {
      size[0] = 0x80 | 127;
      size.writeBigUInt64BE(BigInt(length), 1);
    }
    const mask = randomBytes(4);
    const masked = payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0));
    this.raw(Buffer.concat([Buffer.from([(final ? 0x80 : 0) | opcode]), size, mask, masked]));
  }

  raw(bytes: Buffer): void {
    if (!this.tcp.destroyed) this.tcp.write(bytes);
  }

  /** Resolves when the server has closed the connection; rejects after 20 s. */
  async closed(): Promise<void> {
    await within(this.ended, "the server kept the connection");
  }

  /** Resolves with the first past or future text frame that begins with `start`. */
  async waitForPacket(start: string): Promise<string> {
    const found = () => this.received.find((text) => text.startsWith(start));
    const heard = new Promise<string>((resolve, reject) => {
      const look = () => {
        const text = found();
        if (text !== undefined) resolve(text);
        return text !== undefined;
      };
      if (look()) return;
      this.tcp.on("data", look);
      void this.ended.then(() => look() || reject(new Error(`the connection ended without ${start}`)));
    });
    return within(heard, `${start} was never heard`);
  }

  end(): void {
    this.tcp.destroy();
  }

  private async handshake(): Promise<void> {
    const answered = new Promise<void>((resolve) => {
      this.tcp.on("data", (chunk: Buffer) => {
        this.buffer = Buffer.concat([this.buffer, chunk]);
        if (this.status === "" && !this.readStatus()) return;
        this.readFrames();
        resolve();
      });
      void this.ended.then(resolve);
    });
    await within(answered, "the handshake was never answered");
  }

  private readStatus(): boolean {
    const end = this.buffer.indexOf("\r\n\r\n");
    if (end < 0) return false;
    this.status = this.buffer.subarray(0, this.buffer.indexOf("\r\n")).toString();
    this.buffer = this.buffer.subarray(end + 4);
    return true;
  }

  private readFrames(): void {
    for (;;) {
      const short = (this.buffer[1] ?? 0) & 0x7f;
      const head = short === 126 ? 4 : short === 127 ? 10 : 2;
      if (this.buffer.length < head) return;
      const length =
        short === 126
          ? this.buffer.readUInt16BE(2)
          : short === 127
            ? Number(this.buffer.readBigUInt64BE(2))
            : short;
      if (this.buffer.length < head + length) return;
      const opcode = (this.buffer[0] ?? 0) & 0x0f;
      if (opcode === 0x1) this.received.push(this.buffer.subarray(head, head + length).toString());
      // The server waits for our close frame for a while and reads nothing after its own.
      if (opcode === 0x8) this.end();
      this.buffer = this.buffer.subarray(head + length);
    }
  }
}

async function within<T>(work: Promise<T>, complaint: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(complaint)), WITHIN_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
