import type { Server as HttpServer } from "node:http";
import { Server } from "socket.io";
import { LIMITS } from "@/lib/contract/limits";
import { SOCKET_PATH } from "@/lib/contract/socket-path";
import { sayGone } from "../cluster/heartbeat";
import { joinInstances } from "../cluster/join-cluster";
import { flushAllMessages } from "../events/publish-messages";
import { env } from "../platform/env";
import { type Io, optional, provide } from "../platform/runtime";
import { beginStopping } from "../platform/stopping";
import { onConnection, sayGoodbye } from "./connection";
import { drain } from "./drain-sockets";
import { broadcastFrames } from "./fast-path/patch-broadcast";
import { directFrames } from "./fast-path/patch-unicast";
import { admit, mayOpen, STRANGER_MS } from "./handshake";
import { jsonParser } from "./json-parser";
import { keepPresence } from "./maintain-presence";
import { heedDepartures } from "./on-member-removed";
import { recheckRegularly } from "./recheck-sessions";

/** A frame up to this is refused with an answer; a larger one closes the connection. */
const RECEIVED_MAX = 16 * LIMITS.frameBytes;
/** So long a request may still take when the server stops. */
const REQUESTS_MS = 5_000;

/** Puts Socket.IO on the HTTP server, and on Redis where there is one. */
export function startRealtime(httpServer: HttpServer): Io {
  const io: Io = new Server(httpServer, {
    path: SOCKET_PATH,
    serveClient: false,
    // In development upgrades on other paths are Next's: its hot reload lives there. Else nobody answers them.
    destroyUpgrade: env().production,
    transports: ["websocket", "polling"],
    perMessageDeflate: false,
    maxHttpBufferSize: RECEIVED_MAX,
    connectTimeout: STRANGER_MS,
    allowRequest: mayOpen(() => io),
    parser: jsonParser,
  });
  const redis = optional("redis");
  if (redis) joinInstances(io, redis);
  broadcastFrames(io);
  directFrames(io);
  admit(io);
  io.on("connection", onConnection);
  keepPresence();
  recheckRegularly(() => [...io.of("/").sockets.values()]);
  provide({ io });
  heedDepartures();
  return io;
}

/**
 * Takes no new sockets, answers what is in work, closes the sockets one after the other, then the HTTP server under
 * them; a request that takes longer than `REQUESTS_MS` is cut off. What is being written is written.
 */
export async function stopRealtime(httpServer: HttpServer): Promise<void> {
  beginStopping();
  const io = optional("io");
  if (!io) return;
  flushAllMessages();
  await drain([...io.of("/").sockets.values()]);
  if (optional("redis")) sayGone(io);
  setTimeout(() => httpServer.closeAllConnections(), REQUESTS_MS).unref();
  await io.close();
  await sayGoodbye();
}
