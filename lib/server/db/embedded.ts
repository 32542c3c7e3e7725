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

// Children of a killed Postgres hold its shared memory until they notice.
const MEMORY_MS = 10_000;
const PORT_TRIES = 5;

/** A running Postgres of our own. */
export interface EmbeddedPostgres {
  /** `postgres://parley:…@127.0.0.1:PORT/parley`; valid until stop(), also after a crash of the server process. */
  url: string;
  /** Fast shutdown, at most about 25 s; also gives the data directory back. Calling it again is fine. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** The cluster lives in its subfolder `postgres`; relative paths are taken from the working directory. */
  dataDir: string;
  /** Gets the server's own log, one line at a time. */
  onLog?: (line: string) => void;
  /** Postgres settings that win over the defaults; for throw-away clusters of tests. */
  settings?: Record<string, string>;
}

/**
 * Starts the Postgres that npm installed for this platform: creates the cluster at the first start (about 2 s, later starts
 * take 0.2 s), ends what a killed run left behind, and starts the server again on the same port should it die.
 * @throws StartupError, in one sentence, whatever keeps it from starting.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const release = await claim(dataDir);
  try {
    return await start(dataDir, options, release);
  } catch (error) {
    release();
    throw asStartupError(error, `The database in ${dataDir} cannot be started`);
  }
}

async function claim(dataDir: string): Promise<() => void> {
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
  const until = Date.now() + MEMORY_MS;
  for (let tries = 1; ; ) {
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
    const portInUse = log.includes("Address already in use") && tries++ < PORT_TRIES;
    if (!memoryInUse && !portInUse) {
      const reason = /(?:FATAL|PANIC): +(.*)/.exec(log)?.[1] ?? log.trim().split("\n").at(-1);
      throw new StartupError(`The database in ${server.clusterDir} does not start: ${reason}.`);
    }
    await sleep(200);
  }
}
