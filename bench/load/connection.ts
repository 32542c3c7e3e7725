import { connect, type Socket } from "node:net";
import { clientFrame, FrameReader } from "./websocket-frames";
import { WebSocketUpgrade } from "./websocket-upgrade";

export interface Endpoint {
  port: number;
  protocol: "plain" | "socketio";
}

const DIGIT = { open: 0x30, ping: 0x32, message: 0x34, connect: 0x30, event: 0x32, ack: 0x33, refusal: 0x34 };
const PATHS = { plain: "/", socketio: "/socket.io/?EIO=4&transport=websocket" };
const READY_MS = 30_000;

// One buffer for all connections: each chunk is consumed before the next one is read.
const shared = Buffer.alloc(256 * 1024);

/** A client with minimal cost per received byte, since it shares the machine with the server. */
export class Connection {
  /** Called with every event, on plain connections with every text. Only valid during the call. */
  onEvent: (payload: Buffer) => void = () => undefined;
  /** Called with every acknowledgement: `43<id>[…]`. */
  onAck: (payload: Buffer) => void = () => undefined;

  private constructor(private readonly socket: Socket) {}

  /** Connects and, with Socket.IO, waits for the event `ready`. */
  static open(endpoint: Endpoint, auth: object): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const upgrade = new WebSocketUpgrade(endpoint.port, PATHS[endpoint.protocol]);
      const socket = connect({
        port: endpoint.port,
        host: "127.0.0.1",
        noDelay: true,
        onread: {
          buffer: shared,
          callback: (size, buffer) => {
            receive(Buffer.from(buffer.buffer, buffer.byteOffset, size));
            return true;
          },
        },
      });
      const connection = new Connection(socket);
      const timer = setTimeout(() => fail(new Error("a connection did not become ready")), READY_MS);
      const done = () => {
        clearTimeout(timer);
        resolve(connection);
      };
      const fail = (error: Error) => {
        clearTimeout(timer);
        socket.destroy();
        reject(error);
      };
      const reader = new FrameReader(
        endpoint.protocol === "plain"
          ? (payload) => connection.onEvent(payload)
          : (payload) => connection.onPacket(payload, auth, done, fail),
      );
      const receive = (chunk: Buffer) => {
        if (upgrade.done) return reader.push(chunk);
        const rest = upgrade.push(chunk);
        if (upgrade.refusal) fail(new Error(`The server did not upgrade: ${upgrade.refusal}`));
        else if (upgrade.done && endpoint.protocol === "plain") done();
        if (rest && rest.length > 0) reader.push(rest);
      };
      socket.once("connect", () => socket.write(upgrade.request));
      socket.once("error", fail);
      socket.once("close", () => fail(new Error("the server closed a connection")));
    });
  }

  send(text: string): void {
    this.socket.write(clientFrame(text));
  }

  close(): void {
    this.socket.destroy();
  }

  private onPacket(payload: Buffer, auth: object, onReady: () => void, fail: (error: Error) => void): void {
    const [type, kind] = payload;
    if (type === DIGIT.ping) this.send("3");
    else if (type === DIGIT.open) this.send(`40${JSON.stringify(auth)}`);
    else if (type !== DIGIT.message) return;
    else if (kind === DIGIT.ack) this.onAck(payload);
    else if (kind === DIGIT.refusal) fail(new Error(`refused: ${payload}`));
    else if (kind !== DIGIT.event) return;
    else if (payload.indexOf('42["ready"') === 0) onReady();
    else this.onEvent(payload);
  }
}
