import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { parseCronItems, type Runner, run, type WorkerEvents } from "graphile-worker";
import { Pool } from "pg";
import { log } from "../platform/log";
import { runtime } from "../platform/runtime";
import type { JobHandler } from "./job-handler";
import { queueLogger } from "./queue-logger";
import { renewLeases } from "./renew-leases";

const AT_ONCE = 4;
const POLL_MS = 2_000;
const LEASE_EVERY_MS = 5_000;
/** What runs may finish when the process stops; what does not is another worker's half a minute later. */
const STOP_WITHIN_MS = 10_000;
const AGAIN_AFTER_MS = 1_000;
const TOLD_EVERY_MS = 50;

/**
 * Runs jobs until the returned function is called, which lets those that run finish. Should the runner end by itself,
 * because the database went away in a way that it cannot bear, it is started again.
 */
export async function startWorker(
  handlers: readonly JobHandler[],
  atOnce = AT_ONCE,
): Promise<() => Promise<void>> {
  const workerIds = new Set<string>();
  const pool = openPool(atOnce);
  const stopping = new AbortController();
  let runner = await startRunner(handlers, atOnce, workerIds, pool);
  const watching = watch();
  const lease = setInterval(() => void renew(workerIds), LEASE_EVERY_MS);
  await renew(workerIds);

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await runner.promise;
      } catch (err) {
        log().error({ err }, "the worker has ended and is started again");
      }
      if (!stopping.signal.aborted) await startAgain();
    }
  }

  async function startAgain(): Promise<void> {
    await sleep(AGAIN_AFTER_MS);
    try {
      const next = await startRunner(handlers, atOnce, workerIds, pool);
      if (stopping.signal.aborted) await next.stop();
      runner = next;
    } catch (err) {
      log().warn({ err }, "the worker cannot start yet");
    }
  }

  return async () => {
    stopping.abort();
    const stopped = [...workerIds];
    const late = sleep(STOP_WITHIN_MS, undefined, { ref: false });
    await Promise.race([late, stopRunner(runner).then(() => untilTold(stopped, late))]);
    await Promise.race([late, watching]);
    clearInterval(lease);
    await Promise.race([late, pool.end()]);
  };
}

function startRunner(
  handlers: readonly JobHandler[],
  concurrency: number,
  workerIds: Set<string>,
  pgPool: Pool,
): Promise<Runner> {
  const events = new EventEmitter() as WorkerEvents;
  // The library locks a job under the name of the whole pool, and not of the one in it who does it.
  events.on("pool:create", ({ workerPool }) => workerIds.add(workerPool.id));
  events.on("pool:release", ({ workerPool }) => workerIds.delete(workerPool.id));
  const scheduled = handlers.flatMap(({ job: { name, schedule, attempts } }) =>
    schedule ? [{ task: name, match: schedule, options: { maxAttempts: attempts, jobKey: name } }] : [],
  );
  return run({
    pgPool,
    concurrency,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    logger: queueLogger,
    events,
    taskList: Object.fromEntries(handlers.map(({ job, task }) => [job.name, task])),
    parsedCronItems: parseCronItems(scheduled),
  });
}

/**
 * Ours, so that somebody listens for the end of a connection at every moment: the library stops listening before the
 * last one is closed, and an error that nobody listens for ends the process.
 */
function openPool(atOnce: number): Pool {
  const pool = new Pool({
    connectionString: runtime("databaseUrl"),
    max: atOnce + 2,
    application_name: "parley worker",
  });
  const onError = (err: Error) => log().warn({ err }, "a connection of the worker is lost");
  pool.on("error", onError);
  pool.on("connect", (client) => client.on("error", onError));
  return pool;
}

/** One that has ended by itself refuses to be stopped. */
async function stopRunner(runner: Runner): Promise<void> {
  try {
    await runner.stop();
  } catch (err) {
    log().debug({ err }, "the worker had ended already");
  }
}

/** The library tells the queue that a job is done without waiting for it: its connection must not go before that. */
async function untilTold(workerIds: readonly string[], late: Promise<void>): Promise<void> {
  let over = false;
  void late.then(() => {
    over = true;
  });
  try {
    while (!over) {
      const held = await runtime("sql")`
        select 1 from graphile_worker.jobs where locked_by = any(${[...workerIds]}::text[]) limit 1`;
      if (held.length === 0) return;
      await sleep(TOLD_EVERY_MS);
    }
  } catch (err) {
    log().warn({ err }, "the queue could not be told of the last jobs: they run again");
  }
}

async function renew(workerIds: ReadonlySet<string>): Promise<void> {
  try {
    await renewLeases(workerIds);
  } catch (err) {
    log().warn({ err }, "the worker could not say that it lives");
  }
}
