import { type EventEmitter, once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { ChatSocket } from "./handlers/chat-socket";

/** Of 5,000 clients about 600 a second come back elsewhere, each after a pause of its own on top. */
const SPREAD_PER_SOCKET_MS = 2;
const SPREAD_MAX_MS = 8_000;
/** What a client asked for is finished first, unless it takes longer than this. */
const FINISH_MS = 5_000;
const LOOK_MS = 20;
/** A client that is not there any more does not answer a farewell. */
const FAREWELL_MS = 2_000;

/**
 * Closes sockets one after the other in a random order, so that they do not all come back at one moment, and each
 * after its events in work have been answered. It is the transport that closes: every client of Socket.IO comes back
 * after that by itself, and none after a `disconnect` of the server's.
 */
export async function drainSockets(sockets: readonly ChatSocket[]): Promise<void> {
  const spread = Math.min(SPREAD_MAX_MS, sockets.length * SPREAD_PER_SOCKET_MS);
  await Promise.all(
    sockets.map(async (socket) => {
      await sleep(Math.random() * spread);
      for (const until = Date.now() + FINISH_MS; socket.data.inFlight > 0 && Date.now() < until; )
        await sleep(LOOK_MS);
      await close(socket.conn);
    }),
  );
}

/** Engine.IO counts a connection as closed with its own farewell; the WebSocket under it waits half a minute for the other's. */
async function close(connection: ChatSocket["conn"]): Promise<void> {
  const { socket } = connection.transport as { socket?: WebSocketLike };
  connection.close();
  if (!socket) return;
  await Promise.race([once(socket, "close"), sleep(FAREWELL_MS)]);
  if (socket.readyState !== CLOSED) socket.terminate();
}

interface WebSocketLike extends EventEmitter {
  readyState: number;
  terminate(): void;
}

const CLOSED = 3;
