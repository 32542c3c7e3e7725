import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createSocket } from "@/lib/client/connection/create-socket";
import type { ChatSocket } from "@/lib/client/connection/socket";
import type { Actor } from "@/lib/server/accounts/actor/actor";
import { sealSessionToken } from "@/lib/server/accounts/auth/session-token";
import { startRealtime, stopRealtime } from "@/lib/server/realtime/start-realtime";
import { openTestDatabase } from "./fixtures";

/** The realtime part of a server with real sockets on its own port, without pages and REST. */
export interface RealtimeServer {
  /** Creates a socket that is not connected yet. */
  createSocket(actor: Actor): Promise<ChatSocket>;
  close(): Promise<void>;
}

export async function startRealtimeServer(): Promise<RealtimeServer> {
  const closeWorld = await openTestDatabase();
  const httpServer = createServer();
  startRealtime(httpServer);
  await new Promise<void>((resolve) => httpServer.listen(0, "127.0.0.1", resolve));
  const { port } = httpServer.address() as AddressInfo;
  const sockets: ChatSocket[] = [];
  return {
    async createSocket({ userId, sessionId }) {
      const token = await sealSessionToken({ sub: userId, sid: sessionId });
      const socket = createSocket({ baseUrl: `http://127.0.0.1:${port}`, token });
      sockets.push(socket);
      return socket;
    },
    async close() {
      for (const socket of sockets) socket.disconnect();
      await stopRealtime(httpServer);
      await closeWorld();
    },
  };
}
