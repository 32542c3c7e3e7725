import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isStartupError, StartupError } from "../platform/startup-error";
import { findBinaries } from "./embedded/binaries";
import { DATABASE_ROLE, ensureCluster } from "./embedded/cluster";
import { chooseLaunch, chooseOwner } from "./embedded/launch";
import { acquireLock } from "./embedded/lock-file";
import { type PostmasterOptions, startPostmaster, stopPostgres } from "./embedded/postmaster";
import { stopOrphan } from "./embedded/stop-orphan";
import { supervise } from "./embedded/supervise";
import { findFreePort, waitUntilReady } from "./embedded/wait-until-ready";

// How long to wait for the shared memory of a killed server, which its children hold until they notice.
const SHARED_MEMORY_TIMEOUT_MS = 10_000;
const MAX_PORT_ATTEMPTS = 5;

/** A running embedded PostgreSQL server. */
export interface EmbeddedPostgres {
  /** `postgres://parley:…@127.0.0.1:PORT/parley`; valid until stop(), also after a crash of the server process. */
  url: string;
  /** Stops the server with a fast shutdown, in at most about 25 s, and unlocks the data directory. May be called again. */
  stop(): Promise<void>;
}

interface EmbeddedPostgresOptions {
  /** The cluster is in its subfolder `postgres`; relative paths are resolved from the working directory. */
  dataDir: string;
  /** Receives the server's log, line by line. */
  onLog?: (line: string) => void;
  /** PostgreSQL settings that override the defaults, for clusters of tests. */
  settings?: Record<string, string>;
}

/**
 * Starts the PostgreSQL server that npm installed for this platform. Creates the cluster at the first start (about 2 s;
 * later starts take 0.2 s), stops a server that a killed run left behind, and restarts the server on the same port if it
 * dies.
 *
 * @throws StartupError that says in one sentence why it cannot start.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const release = await lockDataDir(dataDir);
  try {
    return await start(dataDir, options, release);
  } catch (error) {
    release();
    throw asStartupError(error, `The database in ${dataDir} cannot be started`);
  }
}

async function lockDataDir(dataDir: string): Promise<() => void> {
  try {
    await mkdir(dataDir, { recursive: true });
    return acquireLock(join(dataDir, "postgres.lock"), `The data directory ${dataDir}`);
  } catch (error) {
    throw asStartupError(error, `The data directory ${dataDir} cannot be used`);
  }
}

function asStartupError(error: unknown, what: string): StartupError {
  if (isStartupError(error)) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new StartupError(`${what}: ${reason}.`, { cause: error });
}

async function start(
  dataDir: string,
  { onLog, settings }: EmbeddedPostgresOptions,
  release: () => void,
): Promise<EmbeddedPostgres> {
  const clusterDir = join(dataDir, "postgres");
  const binaries = await findBinaries();
  const owner = chooseOwner(clusterDir, dataDir);
  const launch = chooseLaunch(owner, binaries.postgres, dataDir);
  const { password } = await ensureCluster(clusterDir, binaries, launch, owner);
  const server: PostmasterOptions = { clusterDir, binaries, launch, settings, onLog };
  await stopOrphan(clusterDir, (pid) => stopPostgres(pid, server));

  const url = (port: number) => `postgres://${DATABASE_ROLE}:${password}@127.0.0.1:${port}/${DATABASE_ROLE}`;
  const { postmaster, port } = await launchOnFreePort(server, url);
  const stop = supervise(postmaster, server, port, release);
  return { url: url(port), stop };
}

async function launchOnFreePort(server: PostmasterOptions, url: (port: number) => string) {
  const until = Date.now() + SHARED_MEMORY_TIMEOUT_MS;
  for (let attempts = 1; ; ) {
    const port = await findFreePort();
    const postmaster = startPostmaster(server, port);
    try {
      if (await waitUntilReady(postmaster, url(port))) return { postmaster, port };
    } catch (error) {
      if (postmaster.child.pid) await stopPostgres(postmaster.child.pid, server);
      throw error;
    }
    const log = await postmaster.ended;
    const memoryInUse = log.includes("pre-existing shared memory block") && Date.now() < until;
    const portInUse = log.includes("Address already in use") && attempts++ < MAX_PORT_ATTEMPTS;
    if (!memoryInUse && !portInUse) {
      const reason = /(?:FATAL|PANIC): +(.*)/.exec(log)?.[1] ?? log.trim().split("\n").at(-1);
      throw new StartupError(`The database in ${server.clusterDir} does not start: ${reason}.`);
    }
    await sleep(200);
  }
}
