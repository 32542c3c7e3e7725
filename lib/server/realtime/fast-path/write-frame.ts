import type { Socket as TcpSocket } from "node:net";
import { corkWrites } from "./cork-writes";

/** Bytes waiting in a reader's TCP socket above which packets take Socket.IO's ordinary path, which queues. */
const WAITING_MAX = 256 * 1024;

export interface PacketOptions {
  volatile?: boolean;
  wsPreEncodedFrame?: Buffer[];
}

/** The used part of an Engine.IO connection, including internals. */
export interface EngineConnection {
  readyState: string;
  upgrading: boolean;
  writeBuffer: unknown[];
  transport: {
    name: string;
    writable: boolean;
    socket?: { readyState: number; _socket?: TcpSocket; terminate?(): void };
  };
  close(discard: boolean): void;
}

/**
 * Writes a WebSocket frame past the queues unless something is queued that must come first. If `corked`, it shares a
 * system call with later writes (see `corkWrites`). Returns whether it was written.
 */
export function writeFrame(connection: EngineConnection, frame: Buffer, corked: boolean): boolean {
  const tcp = idleTcpSocket(connection);
  if (!tcp) return false;
  if (corked) corkWrites(tcp);
  tcp.write(frame);
  return true;
}

/** Returns the TCP socket of a connection with nothing queued; null if the ordinary path must be taken. */
export function idleTcpSocket({
  readyState,
  upgrading,
  writeBuffer,
  transport,
}: EngineConnection): TcpSocket | null {
  if (readyState !== "open" || upgrading || writeBuffer.length > 0) return null;
  if (transport.name !== "websocket" || !transport.writable || transport.socket?.readyState !== 1)
    return null;
  const tcp = transport.socket._socket;
  return tcp?.writable && tcp.writableLength <= WAITING_MAX ? tcp : null;
}
