import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { parseCronItems, type Runner, run, type WorkerEvents } from "graphile-worker";
import { Pool } from "pg";
import { log } from "../platform/log";
import { runtime } from "../platform/runtime";
import type { JobHandler } from "./job-handler";
import { queueLogger } from "./queue-logger";
import { renewLeases } from "./renew-leases";

const DEFAULT_CONCURRENCY = 4;
const POLL_MS = 2_000;
const RENEW_EVERY_MS = 5_000;
/** How long a stop waits for running jobs. Those still running go to another worker when the lease expires, after 30 s. */
const STOP_TIMEOUT_MS = 10_000;
const RESTART_DELAY_MS = 1_000;
const RELEASE_POLL_MS = 50;

/**
 * Runs jobs until the returned function is called; that function lets running jobs finish. A runner that ends by itself,
 * because the library could not handle the loss of the database, is restarted.
 */
export async function startWorker(
  handlers: readonly JobHandler[],
  concurrency = DEFAULT_CONCURRENCY,
): Promise<() => Promise<void>> {
  const workerIds = new Set<string>();
  const pool = openPool(concurrency);
  const stopping = new AbortController();
  let runner = await startRunner(handlers, concurrency, workerIds, pool);
  const supervising = supervise();
  const renewing = setInterval(() => void renew(workerIds), RENEW_EVERY_MS);
  await renew(workerIds);

  async function supervise(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await runner.promise;
      } catch (err) {
        log().error({ err }, "the worker has ended and will be restarted");
      }
      if (!stopping.signal.aborted) await restart();
    }
  }

  async function restart(): Promise<void> {
    await sleep(RESTART_DELAY_MS);
    try {
      const next = await startRunner(handlers, concurrency, workerIds, pool);
      if (stopping.signal.aborted) await next.stop();
      runner = next;
    } catch (err) {
      log().warn({ err }, "the worker cannot start yet");
    }
  }

  return async () => {
    stopping.abort();
    const stopped = [...workerIds];
    const timeout = sleep(STOP_TIMEOUT_MS, undefined, { ref: false });
    await Promise.race([timeout, stopRunner(runner).then(() => waitUntilReleased(stopped, timeout))]);
    await Promise.race([timeout, supervising]);
    clearInterval(renewing);
    await Promise.race([timeout, pool.end()]);
  };
}

function startRunner(
  handlers: readonly JobHandler[],
  concurrency: number,
  workerIds: Set<string>,
  pgPool: Pool,
): Promise<Runner> {
  const events = new EventEmitter() as WorkerEvents;
  // The library locks a job with the id of the whole pool, not of the worker in it.
  events.on("pool:create", ({ workerPool }) => workerIds.add(workerPool.id));
  events.on("pool:release", ({ workerPool }) => workerIds.delete(workerPool.id));
  const cronItems = handlers.flatMap(({ name, schedule, attempts }) =>
    schedule ? [{ task: name, match: schedule, options: { maxAttempts: attempts, jobKey: name } }] : [],
  );
  return run({
    pgPool,
    concurrency,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    logger: queueLogger,
    events,
    taskList: Object.fromEntries(handlers.map(({ name, task }) => [name, task])),
    parsedCronItems: parseCronItems(cronItems),
  });
}

/**
 * Opens our own pool, whose clients always have an error listener. The library removes its listener before the last
 * connection is closed, and an unhandled `error` event ends the process.
 */
function openPool(concurrency: number): Pool {
  const pool = new Pool({
    connectionString: runtime("databaseUrl"),
    max: concurrency + 2,
    application_name: "parley worker",
  });
  const onError = (err: Error) => log().warn({ err }, "the worker has lost a database connection");
  pool.on("error", onError);
  pool.on("connect", (client) => client.on("error", onError));
  return pool;
}

/** Stops the runner. A runner that has ended by itself throws here. */
async function stopRunner(runner: Runner): Promise<void> {
  try {
    await runner.stop();
  } catch (err) {
    log().debug({ err }, "the worker had already ended");
  }
}

/** Waits until the workers hold no job: the library marks a job as done without awaiting that query. */
async function waitUntilReleased(workerIds: readonly string[], timeout: Promise<void>): Promise<void> {
  let timedOut = false;
  void timeout.then(() => {
    timedOut = true;
  });
  try {
    while (!timedOut) {
      const held = await runtime("sql")`
        select 1 from graphile_worker.jobs where locked_by = any(${[...workerIds]}::text[]) limit 1`;
      if (held.length === 0) return;
      await sleep(RELEASE_POLL_MS);
    }
  } catch (err) {
    log().warn({ err }, "the last jobs could not be marked as done; they run again");
  }
}

async function renew(workerIds: ReadonlySet<string>): Promise<void> {
  try {
    await renewLeases(workerIds);
  } catch (err) {
    log().warn({ err }, "the worker could not renew its leases");
  }
}
