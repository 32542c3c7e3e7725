// The headers that a browser sends; a server may keep them in memory.
const HEADERS = [
  "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36",
  "Accept-Encoding: gzip, deflate, br, zstd",
  "Accept-Language: en-GB,en;q=0.9,de;q=0.8",
  "Cache-Control: no-cache",
  "Upgrade: websocket",
  "Connection: Upgrade",
  "Sec-WebSocket-Version: 13",
  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
];
const END = "\r\n\r\n";

/** The HTTP part of a WebSocket connection. */
export class WebSocketUpgrade {
  readonly request: string;
  done = false;
  /** The server's response, if it did not switch protocols. */
  refusal: string | null = null;
  private head: Buffer = Buffer.alloc(0);

  constructor(port: number, path: string) {
    const origin = `127.0.0.1:${port}`;
    this.request =
      [`GET ${path} HTTP/1.1`, `Host: ${origin}`, `Origin: http://${origin}`, ...HEADERS].join("\r\n") + END;
  }

  /** Reads the server's bytes until it is `done`; returns the bytes that belong to the WebSocket already. */
  push(chunk: Buffer): Buffer | null {
    this.head = Buffer.concat([this.head, chunk]);
    const end = this.head.indexOf(END);
    if (end < 0) return null;
    const answer = this.head.toString("latin1", 0, end);
    this.done = answer.startsWith("HTTP/1.1 101");
    if (!this.done) this.refusal = answer;
    return this.head.subarray(end + END.length);
  }
}
