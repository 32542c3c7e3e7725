import { type EventEmitter, once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { ChatSocket } from "./handlers/chat-socket";

/**
 * Time per socket over which the closes are spread. Of 5,000 clients about 600 a second reconnect elsewhere, each after
 * an additional delay of its own.
 */
const SPREAD_PER_SOCKET_MS = 2;
const SPREAD_MAX_MS = 8_000;
/** How long a socket's events in flight may take before it is closed regardless. */
const FINISH_MS = 5_000;
const POLL_MS = 20;
/** How long a client may take to answer the close frame; a client that is gone never does. */
const CLOSE_TIMEOUT_MS = 2_000;

/**
 * Closes sockets at random times, so that the clients do not all reconnect at one moment. Each socket is closed after its
 * events in flight have been answered. The transport is closed, because Socket.IO clients reconnect by themselves after
 * that, but not after a `disconnect` from the server.
 */
export async function drainSockets(sockets: readonly ChatSocket[]): Promise<void> {
  const spread = Math.min(SPREAD_MAX_MS, sockets.length * SPREAD_PER_SOCKET_MS);
  await Promise.all(
    sockets.map(async (socket) => {
      await sleep(Math.random() * spread);
      for (const until = Date.now() + FINISH_MS; socket.data.inFlight > 0 && Date.now() < until; )
        await sleep(POLL_MS);
      await close(socket.conn);
    }),
  );
}

/**
 * Closes a connection and its WebSocket. Engine.IO counts the connection as closed once it has sent its own close; the
 * WebSocket under it would wait half a minute for the client's close frame.
 */
async function close(connection: ChatSocket["conn"]): Promise<void> {
  const { socket } = connection.transport as { socket?: WebSocketLike };
  connection.close();
  if (!socket) return;
  await Promise.race([once(socket, "close"), sleep(CLOSE_TIMEOUT_MS)]);
  if (socket.readyState !== CLOSED) socket.terminate();
}

interface WebSocketLike extends EventEmitter {
  readyState: number;
  terminate(): void;
}

const CLOSED = 3;
