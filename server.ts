import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import next from "next";
import { SOCKET_PATH } from "@/lib/contract/socket-path";
import { startDatabase } from "@/lib/server/db/start-database";
import { compileFirstPages } from "@/lib/server/http/compile-first-pages";
import { compress } from "@/lib/server/http/compress";
import { connectionLimits, guardConnections } from "@/lib/server/http/guard-connections";
import { REQUEST_URL_HEADER } from "@/lib/server/http/initial-data";
import { listen } from "@/lib/server/http/listen";
import { precompressedAssets } from "@/lib/server/http/precompressed-assets";
import { refuseRequest } from "@/lib/server/http/refuse-request";
import { SOCKET_ADDRESS_HEADER } from "@/lib/server/http/request-client-info";
import { handleMetrics, METRICS_PATH } from "@/lib/server/http/serve-metrics";
import { handleUpload, UPLOADS_PATH } from "@/lib/server/http/tus-uploads";
import { outgoingClient } from "@/lib/server/outgoing/outgoing-client";
import { env, prepareDataDir } from "@/lib/server/platform/env";
import { log } from "@/lib/server/platform/log";
import { onShutdownSignal } from "@/lib/server/platform/on-shutdown-signal";
import { connectRedis, disconnectRedis } from "@/lib/server/platform/redis";
import { isStartupError } from "@/lib/server/platform/startup-error";
import { startJobWorkers } from "@/lib/server/queue/handlers/start-job-workers";
import { startRealtime, stopRealtime } from "@/lib/server/realtime/start-realtime";
import { startSearchIndexer } from "@/lib/server/search/index/indexer";
import { openStorage } from "@/lib/server/storage/storage";
import { startTracing } from "@/lib/server/tracing/start-tracing";

/** How long "ready" waits for the first page to compile, in development. */
const MAX_COMPILE_WAIT_MS = 2_000;

/** Starts the web process: pages and API, uploads, sockets, the search indexer and, unless JOBS=off, the job workers. */
async function main(): Promise<void> {
  const { production, host, PORT, JOBS, REDIS_URL, appUrl } = env();
  prepareDataDir();
  const stopTracing = await startTracing();
  const httpServer = createServer(connectionLimits());
  const app = next({ dev: !production, hostname: host, port: PORT, httpServer });
  // Next needs no database: in development it begins to compile while the database starts.
  const [stopDatabase, compiling] = await Promise.all([
    startDatabase(),
    production ? undefined : prepareAndCompile(app),
  ]);
  let stopWorkers = async () => {};
  let stopIndexer = async () => {};
  onShutdownSignal(async () => {
    await Promise.all([stopRealtime(httpServer), stopWorkers(), stopIndexer()]);
    await outgoingClient().close();
    await disconnectRedis();
    await Promise.all([stopDatabase(), stopTracing()]);
  });
  try {
    // Only this user may read the files created from here on. PostgreSQL sets the modes of its own files.
    process.umask(0o077);
    await openStorage();
    if (REDIS_URL) await connectRedis(REDIS_URL);
    if (!production) await startDemo();
    if (production) await app.prepare();
    const handle = app.getRequestHandler();
    const servePrecompressed = production ? precompressedAssets() : () => false;
    httpServer.on("request", (request, response) => {
      if (request.url?.startsWith(`${SOCKET_PATH}/`)) return;
      if (refuseRequest(request, response) || servePrecompressed(request, response)) return;
      request.headers[SOCKET_ADDRESS_HEADER] = request.socket.remoteAddress ?? "";
      request.headers[REQUEST_URL_HEADER] = request.url;
      compress(request, response, () => {
        if (request.url?.split("?")[0] === METRICS_PATH) void handleMetrics(request, response);
        else if (isUpload(request.url)) void handleUpload(request, response);
        else void handle(request, response);
      });
    });
    startRealtime(httpServer);
    guardConnections(httpServer);
    stopIndexer = startSearchIndexer();
    if (JOBS === "on") stopWorkers = await startJobWorkers({ inWebProcess: true });
    await listen(httpServer, PORT, host);
    if (compiling) await Promise.race([compiling.firstPage, sleep(MAX_COMPILE_WAIT_MS)]);
  } catch (error) {
    await stopDatabase();
    throw error;
  }
  process.stdout.write(`ready on ${appUrl}\n`);
}

/** Prepares Next and starts to compile; `firstPage` resolves once the sign-in page is compiled. */
async function prepareAndCompile(app: ReturnType<typeof next>): Promise<{ firstPage: Promise<void> }> {
  await app.prepare();
  return { firstPage: compileFirstPages(app.getRequestHandler()) };
}

/** Loads the demo, which the production bundle leaves out (tools/bundle.ts). */
async function startDemo(): Promise<void> {
  const demo = await import("@/demo/start-demo");
  await demo.startDemo();
}

const isUpload = (url = "") => url === UPLOADS_PATH || url.startsWith(`${UPLOADS_PATH}/`);

main().catch((error: unknown) => {
  if (isStartupError(error)) process.stderr.write(`${error.message}\n`);
  else log().fatal({ err: error }, "the server cannot start");
  process.exit(1);
});
