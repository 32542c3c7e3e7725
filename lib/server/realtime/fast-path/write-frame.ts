import type { Socket as TcpSocket } from "node:net";
import { corkWrites } from "./cork-writes";

/** A reader that has this many bytes waiting gets the ordinary way, which queues. */
const WAITING_MAX = 256 * 1024;

export interface PacketOptions {
  volatile?: boolean;
  wsPreEncodedFrame?: Buffer[];
}

/** What is used of a connection of Engine.IO, the half of it that is not public included. */
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
 * Writes a WebSocket frame past the queues, if there is nothing in them that would have to come first. A `shared` one
 * leaves in one system call with what else is written to the connection in this turn.
 */
export function writeFrame(connection: EngineConnection, frame: Buffer, shared: boolean): boolean {
  const tcp = idleTcpSocket(connection);
  if (!tcp) return false;
  if (shared) corkWrites(tcp);
  tcp.write(frame);
  return true;
}

/** The TCP socket under a connection that has nothing queued; null where the ordinary way must be taken. */
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
