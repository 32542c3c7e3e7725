import type { Server as HttpServer } from "node:http";
import { Server } from "socket.io";
import { LIMITS } from "@/lib/contract/limits";
import { SOCKET_PATH } from "@/lib/contract/socket-path";
import { announceShutdown } from "../cluster/heartbeat";
import { joinCluster } from "../cluster/join-cluster";
import { flushAllMessages } from "../events/publish-messages";
import { env } from "../platform/env";
import { type Io, optionalRuntime, provideRuntime } from "../platform/runtime";
import { beginStopping } from "../platform/stopping";
import { publishLargeRoomHere } from "../rooms/publish-large-room";
import { flushLastSeen, onConnection } from "./connection";
import { drainSockets } from "./drain-sockets";
import { installFastPath } from "./fast-path/install";
import { AUTHENTICATION_TIMEOUT_MS, allowRequest, requireHandshake } from "./handshake";
import { jsonParser } from "./json-parser";
import { maintainPresence } from "./maintain-presence";
import { evictRemovedMembers } from "./on-member-removed";
import { startSessionRechecks } from "./recheck-sessions";
import { resyncSockets } from "./sync-socket-rooms";

/** Max bytes of a frame that is refused with an error; a larger one closes the connection. */
const RECEIVED_MAX = 16 * LIMITS.frameBytes;
/** How long a request may still take when the server stops. */
const REQUESTS_MS = 5_000;

/** Attaches Socket.IO to the HTTP server, and to Redis if it is configured. */
export function startRealtime(httpServer: HttpServer): Io {
  const io: Io = new Server(httpServer, {
    path: SOCKET_PATH,
    serveClient: false,
    // In development upgrades on other paths belong to Next's hot reload. In production nothing else answers them.
    destroyUpgrade: env().production,
    transports: ["websocket", "polling"],
    perMessageDeflate: false,
    maxHttpBufferSize: RECEIVED_MAX,
    connectTimeout: AUTHENTICATION_TIMEOUT_MS,
    allowRequest: allowRequest(() => io),
    parser: jsonParser,
  });
  const redis = optionalRuntime("redis");
  if (redis) {
    joinCluster(io, redis, {
      onRoomChanged: publishLargeRoomHere,
      onEventsLost: () => resyncSockets([...io.of("/").sockets.values()]),
    });
  }
  installFastPath(io);
  requireHandshake(io);
  io.on("connection", onConnection);
  maintainPresence();
  startSessionRechecks(() => [...io.of("/").sockets.values()]);
  provideRuntime({ io });
  evictRemovedMembers();
  return io;
}

/**
 * Refuses new sockets, answers events in flight, closes the sockets over some seconds, then the HTTP server. A request
 * that takes longer than `REQUESTS_MS` is cut off. Writes that have begun are completed.
 */
export async function stopRealtime(httpServer: HttpServer): Promise<void> {
  beginStopping();
  const io = optionalRuntime("io");
  if (!io) return;
  flushAllMessages();
  await drainSockets([...io.of("/").sockets.values()]);
  if (optionalRuntime("redis")) announceShutdown(io);
  setTimeout(() => httpServer.closeAllConnections(), REQUESTS_MS).unref();
  await io.close();
  await flushLastSeen();
}
