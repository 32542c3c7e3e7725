import { setPriority } from "node:os";
import { startClusterEmitter } from "@/lib/server/cluster/emitter";
import { startDatabase } from "@/lib/server/db/start-database";
import { outgoingClient } from "@/lib/server/outgoing/outgoing-client";
import { env, prepareDataDir } from "@/lib/server/platform/env";
import { log } from "@/lib/server/platform/log";
import { connectRedis, disconnectRedis } from "@/lib/server/platform/redis";
import { optionalRuntime } from "@/lib/server/platform/runtime";
import { isStartupError, StartupError } from "@/lib/server/platform/startup-error";
import { startJobWorkers } from "@/lib/server/queue/handlers/start-job-workers";
import { openStorage } from "@/lib/server/storage/storage";
import { startTracing } from "@/lib/server/tracing/start-tracing";

const STOP_WITHIN_MS = 25_000;
/** Where web processes are on the same machine, they go first; so low that it stands still it must not be. */
const NICENESS = 5;

/** Runs jobs apart from the web process, on the same database. */
async function main(): Promise<void> {
  const { DATABASE_URL, REDIS_URL } = env();
  if (!DATABASE_URL)
    throw new StartupError(
      "A worker of its own needs DATABASE_URL; with the embedded database the server runs the jobs.",
    );
  prepareDataDir();
  setPriority(NICENESS);
  const stopTracing = await startTracing();
  const stopDatabase = await startDatabase();
  await openStorage();
  if (REDIS_URL) await connectRedis(REDIS_URL);
  const redis = optionalRuntime("redis");
  const fallSilent = redis && startClusterEmitter(redis);
  const stopWorker = await startJobWorkers({ inWebProcess: false });
  process.stdout.write("ready to work\n");
  const stop = async () => {
    await stopWorker();
    fallSilent?.();
    await outgoingClient().close();
    await disconnectRedis();
    await Promise.all([stopDatabase(), stopTracing()]);
  };
  let stopping = false;
  const onSignal = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    stop().then(() => process.exit(0), fail);
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}

function fail(error: unknown): never {
  if (isStartupError(error)) process.stderr.write(`${error.message}\n`);
  else log().fatal({ err: error }, "the worker cannot go on");
  process.exit(1);
}

main().catch(fail);
