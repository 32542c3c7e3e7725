import type { Socket as TcpSocket } from "node:net";
import { metrics } from "../../metrics/metrics";
import { log } from "../../platform/log";
import { singleton } from "../../platform/runtime";

/** Max bytes that may wait for one reader, in Socket.IO's queue and in the TCP socket, before it is disconnected. */
export const QUEUED_MAX_BYTES = 4 * 1024 * 1024;

interface Connection {
  writeBuffer: unknown[];
  transport: { socket?: { _socket?: TcpSocket; terminate?(): void } };
  close(discard: boolean): void;
}

/** Bytes queued per reader since its queue was last empty. */
const queuedBytes = () => singleton("slow-readers", () => new WeakMap<Connection, number>());

/**
 * Decides whether a frame may be queued for a reader that does not keep up, and disconnects the reader when too much waits
 * for it already (P18). The client reconnects, receives the state of its rooms and fetches what it lacks, which is bounded.
 */
export function mayQueue(connection: Connection, bytes: number): boolean {
  const queued = queuedBytes();
  const before = connection.writeBuffer.length === 0 ? 0 : (queued.get(connection) ?? 0);
  const waiting = before + bytes + (connection.transport.socket?._socket?.writableLength ?? 0);
  if (waiting <= QUEUED_MAX_BYTES) {
    queued.set(connection, before + bytes);
    return true;
  }
  disconnect(connection, waiting);
  return false;
}

/** Terminates the connection: a close frame would wait behind all that the reader does not read. */
function disconnect(connection: Connection, waiting: number): void {
  metrics().slowReaders.inc();
  log().warn({ waiting }, "a slow reader was disconnected");
  connection.writeBuffer.length = 0;
  const { socket } = connection.transport;
  if (socket?.terminate) socket.terminate();
  else connection.close(true);
}
