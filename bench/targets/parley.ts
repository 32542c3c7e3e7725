import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { startDatabase } from "@/lib/server/db/start-database";
import { listen } from "@/lib/server/http/listen";
import { startRealtime } from "@/lib/server/realtime/start-realtime";
import { serveCommands } from "../support/serve-commands";
import { serverCommands } from "../support/server-commands";

/** The product without its pages: the database, the whole realtime half, and its HTTP server. */
async function main(): Promise<void> {
  const httpServer = createServer();
  await startDatabase();
  startRealtime(httpServer);
  await listen(httpServer, 0, "127.0.0.1");
  serveCommands(serverCommands(() => (httpServer.address() as AddressInfo).port));
}

void main();
