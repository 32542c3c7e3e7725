import type { Socket as TcpSocket } from "node:net";
import { metrics } from "../../metrics/metrics";
import { log } from "../../platform/log";
import { singleton } from "../../platform/runtime";

/** What may wait for one reader, in Socket.IO's queue and in the kernel's reach of it; beyond it the reader is cut off. */
export const QUEUED_MAX_BYTES = 4 * 1024 * 1024;

interface Connection {
  writeBuffer: unknown[];
  transport: { socket?: { _socket?: TcpSocket; terminate?(): void } };
  close(discard: boolean): void;
}

/** Bytes that were queued since a reader's queue was last empty, and how many readers were cut off so far. */
const books = () => singleton("slow-readers", () => ({ queued: new WeakMap<Connection, number>(), cut: 0 }));

/** How many readers this process has cut off. */
export const slowReadersDisconnected = (): number => books().cut;

/**
 * To be called before a frame is queued for a reader that does not keep up: cuts it off when too much waits for it
 * already (P18). It comes back, learns where its rooms stand and fetches what it lacks, which is bounded.
 *
 * @returns whether the frame may be queued.
 */
export function mayQueue(connection: Connection, bytes: number): boolean {
  const { queued } = books();
  const before = connection.writeBuffer.length === 0 ? 0 : (queued.get(connection) ?? 0);
  const waiting = before + bytes + (connection.transport.socket?._socket?.writableLength ?? 0);
  if (waiting <= QUEUED_MAX_BYTES) {
    queued.set(connection, before + bytes);
    return true;
  }
  cutOff(connection, waiting);
  return false;
}

/** At once: a farewell would wait behind all that the reader does not read. */
function cutOff(connection: Connection, waiting: number): void {
  books().cut++;
  metrics().slowReaders.inc();
  log().warn({ waiting }, "a reader is too slow and is cut off");
  connection.writeBuffer.length = 0;
  const { socket } = connection.transport;
  if (socket?.terminate) socket.terminate();
  else connection.close(true);
}
