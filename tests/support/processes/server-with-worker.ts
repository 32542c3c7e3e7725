import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/lib/server/db/embedded";
import { startRedis, type TestRedis } from "./redis";
import { type RunningServer, startServer } from "./server";

const READY_MS = 30_000;

/** A server without jobs and a separate worker, which learns from Redis who views which room. */
export interface ServerWithWorker {
  server: RunningServer;
  database: EmbeddedPostgres;
  redis: TestRedis;
  /** The environment of both, for starting another process. */
  env: Record<string, string>;
  /** All of the worker's output so far. */
  workerLog(): string;
  /** Stops everything; resolves with the exit codes of server and worker. */
  stop(): Promise<(number | null)[]>;
}

export async function startServerWithWorker(
  settings: Record<string, string> = {},
): Promise<ServerWithWorker> {
  const folder = await mkdtemp(join(tmpdir(), "parley-apart-"));
  const database = await startEmbeddedPostgres({ dataDir: folder });
  const redis = await startRedis();
  const env = {
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    AUTH_SECRET: "a secret that server and worker share",
    JOBS: "off",
    LOG_LEVEL: "debug",
    RATE_LIMIT_SCALE: "100",
    ...settings,
  };
  const server = await startServer({ env });
  const worker = spawn(process.execPath, ["dist/worker.js"], {
    env: { ...process.env, ...env, NODE_ENV: "production", DATA_DIR: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const workerLog = gather(worker);
  await untilReady(worker, workerLog);
  return {
    server,
    database,
    redis,
    env,
    workerLog,
    async stop() {
      worker.kill("SIGTERM");
      const [code] = (await once(worker, "exit")) as [number | null];
      const codes = [await server.stop(), code];
      await redis.stop();
      await database.stop();
      await rm(folder, { recursive: true, force: true });
      return codes;
    },
  };
}

function gather({ stdout, stderr }: ChildProcess): () => string {
  let output = "";
  for (const stream of [stdout, stderr])
    stream?.on("data", (chunk: Buffer) => {
      output += chunk;
    });
  return () => output;
}

async function untilReady(worker: ChildProcess, output: () => string): Promise<void> {
  for (let waited = 0; !output().includes("ready to work"); waited += 50) {
    if (waited > READY_MS || worker.exitCode !== null)
      throw new Error(`The worker is not ready:\n${output()}`);
    await sleep(50);
  }
}
