import type { Server as HttpServer } from "node:http";
import { Server } from "socket.io";
import { LIMITS } from "@/lib/contract/limits";
import { SOCKET_PATH } from "@/lib/contract/socket-path";
import { toErrorBody } from "../errors";
import { flushAllMessages } from "../events/message-feed";
import { log } from "../log";
import { type Io, optional, provide } from "../runtime";
import { authenticateHandshake } from "./authenticate";
import { broadcastFrames } from "./broadcast-frames";
import { onConnection, sayGoodbye } from "./connection";
import { joinInstances } from "./join-instances";
import { jsonParser } from "./json-parser";
import { sayGone } from "./watch-instances";

/** A frame up to this is refused with an answer; a larger one closes the connection. */
const RECEIVED_MAX = 16 * LIMITS.frameBytes;

/** Puts Socket.IO on the HTTP server, and on Redis where there is one. */
export function startRealtime(httpServer: HttpServer): Io {
  const io: Io = new Server(httpServer, {
    path: SOCKET_PATH,
    serveClient: false,
    // Upgrades on other paths are Next's: its hot reload lives there.
    destroyUpgrade: false,
    transports: ["websocket", "polling"],
    perMessageDeflate: false,
    maxHttpBufferSize: RECEIVED_MAX,
    parser: jsonParser,
  });
  const redis = optional("redis");
  if (redis) joinInstances(io, redis);
  broadcastFrames(io);
  io.use((socket, next) => {
    authenticateHandshake(socket).then(
      (actor) => {
        Object.assign(socket.data, { ...actor, looking: new Set<string>() });
        next();
      },
      (error: unknown) => {
        const { code, message } = toErrorBody(error, (err) => log().error({ err }, "a handshake failed"));
        next(Object.assign(new Error(message), { data: { code, message } }));
      },
    );
  });
  io.on("connection", onConnection);
  provide({ io });
  return io;
}

/** Closes every socket and the HTTP server under them; what is being written is written. */
export async function stopRealtime(): Promise<void> {
  const io = optional("io");
  if (!io) return;
  flushAllMessages();
  if (optional("redis")) sayGone(io);
  await io.close();
  await sayGoodbye();
}
