import { createServer } from "node:http";
import next from "next";
import { seedDemo } from "@/demo/seed-demo";
import { SOCKET_PATH } from "@/lib/contract/socket-path";
import { startDatabase } from "@/lib/server/db/start-database";
import { compress } from "@/lib/server/http/compress";
import { CONNECTION_LIMITS, guardConnections } from "@/lib/server/http/guard-connections";
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
import { connectRedis, disconnectRedis } from "@/lib/server/platform/redis";
import { isStartupError } from "@/lib/server/platform/startup-error";
import { startJobWorkers } from "@/lib/server/queue/handlers/start-job-workers";
import { startRealtime, stopRealtime } from "@/lib/server/realtime/start-realtime";
import { startSearchIndexer } from "@/lib/server/search/index/indexer";
import { openStorage } from "@/lib/server/storage/storage";
import { startTracing } from "@/lib/server/tracing/start-tracing";

/** A stop that takes longer than this is a hang. */
const STOP_WITHIN_MS = 25_000;

async function main(): Promise<void> {
  const { production, host, PORT, JOBS, REDIS_URL, appUrl } = env();
  prepareDataDir();
  const stopTracing = await startTracing();
  const httpServer = createServer(CONNECTION_LIMITS);
  const stopDatabase = await startDatabase();
  let stopWorker = async () => {};
  let stopIndexer = async () => {};
  onStopSignal(async () => {
    await Promise.all([stopRealtime(httpServer), stopWorker(), stopIndexer()]);
    await outgoingClient().close();
    await disconnectRedis();
    await Promise.all([stopDatabase(), stopTracing()]);
  });
  try {
    // What is written from here on is for this user alone; PostgreSQL sees to its own files.
    process.umask(0o077);
    await openStorage();
    if (REDIS_URL) await connectRedis(REDIS_URL);
    if (!production) await seedDemo();
    const app = next({ dev: !production, hostname: host, port: PORT, httpServer });
    await app.prepare();
    const handle = app.getRequestHandler();
    const sendPacked = production ? precompressedAssets() : () => false;
    httpServer.on("request", (request, response) => {
      if (request.url?.startsWith(`${SOCKET_PATH}/`)) return;
      if (refuseRequest(request, response) || sendPacked(request, response)) return;
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
    if (JOBS === "on") stopWorker = await startJobWorkers({ inWebProcess: true });
    await listen(httpServer, PORT, host);
  } catch (error) {
    await stopDatabase();
    throw error;
  }
  process.stdout.write(`ready on ${appUrl}\n`);
}

const isUpload = (url = "") => url === UPLOADS_PATH || url.startsWith(`${UPLOADS_PATH}/`);

function onStopSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    stop().then(
      () => process.exit(0),
      (err: unknown) => {
        log().error({ err }, "the stop was not clean");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}

main().catch((error: unknown) => {
  if (isStartupError(error)) process.stderr.write(`${error.message}\n`);
  else log().fatal({ err: error }, "the server cannot start");
  process.exit(1);
});
