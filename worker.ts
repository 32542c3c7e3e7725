import { setPriority } from "node:os";
import { startClusterEmitter } from "@/lib/server/cluster/emitter";
import { startDatabase } from "@/lib/server/db/start-database";
import { outgoingClient } from "@/lib/server/outgoing/outgoing-client";
import { env, prepareDataDir } from "@/lib/server/platform/env";
import { log } from "@/lib/server/platform/log";
import { onShutdownSignal } from "@/lib/server/platform/on-shutdown-signal";
import { connectRedis, disconnectRedis } from "@/lib/server/platform/redis";
import { optionalRuntime } from "@/lib/server/platform/runtime";
import { isStartupError, StartupError } from "@/lib/server/platform/startup-error";
import { startJobWorkers } from "@/lib/server/queue/handlers/start-job-workers";
import { openStorage } from "@/lib/server/storage/storage";
import { startTracing } from "@/lib/server/tracing/start-tracing";

/** Web processes on the same machine take precedence, but the worker must not starve. */
const NICENESS = 5;

/** Starts a worker process: it runs jobs on the database of the web processes. */
async function main(): Promise<void> {
  const { DATABASE_URL, REDIS_URL } = env();
  if (!DATABASE_URL)
    throw new StartupError(
      "A separate worker needs DATABASE_URL; with the embedded database the server runs the jobs.",
    );
  prepareDataDir();
  setPriority(NICENESS);
  const stopTracing = await startTracing();
  const stopDatabase = await startDatabase();
  await openStorage();
  if (REDIS_URL) await connectRedis(REDIS_URL);
  const redis = optionalRuntime("redis");
  const stopEmitter = redis && startClusterEmitter(redis);
  const stopWorkers = await startJobWorkers({ inWebProcess: false });
  onShutdownSignal(async () => {
    await stopWorkers();
    stopEmitter?.();
    await outgoingClient().close();
    await disconnectRedis();
    await Promise.all([stopDatabase(), stopTracing()]);
  });
  process.stdout.write("ready to work\n");
}

main().catch((error: unknown) => {
  if (isStartupError(error)) process.stderr.write(`${error.message}\n`);
  else log().fatal({ err: error }, "the worker cannot start");
  process.exit(1);
});
