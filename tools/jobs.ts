import { parseArgs } from "node:util";
import { connectDatabase, disconnectDatabase } from "../lib/server/db/connect";
import { runningEmbeddedUrl } from "../lib/server/db/running-embedded-url";
import { env } from "../lib/server/platform/env";
import { isStartupError, StartupError } from "../lib/server/platform/startup-error";
import { discardJobs } from "../lib/server/queue/discard-jobs";
import { enqueue } from "../lib/server/queue/enqueue";
import { scheduledJobs } from "../lib/server/queue/handlers/scheduled-jobs";
import { type JobState, listJobs, type QueuedJob } from "../lib/server/queue/queries";
import { retryJobs } from "../lib/server/queue/retry-jobs";

const USAGE = `npm run jobs -- COMMAND [--json]
  list [waiting|running|dead]  list the jobs in the queue
  show ID                      show one job with its last error
  retry ID… | retry dead       make jobs due now, with all their attempts
  discard ID…                  remove jobs for good
  run NAME                     enqueue a scheduled job now`;
const STATES: readonly string[] = ["waiting", "running", "dead"] satisfies JobState[];

/** Shows and changes the job queue: `npm run jobs -- COMMAND`. */
async function main(): Promise<void> {
  const { json, command, rest } = readArguments();
  const { DATABASE_URL, dataDir } = env();
  const url = DATABASE_URL ?? (await runningEmbeddedUrl(dataDir));
  if (!url)
    throw new StartupError(`No server is running in ${dataDir}. Start it, or set DATABASE_URL or DATA_DIR.`);
  await connectDatabase(url);
  try {
    const { result, text } = await runCommand(command, rest);
    process.stdout.write(`${json ? JSON.stringify(result, null, 2) : text}\n`);
  } finally {
    await disconnectDatabase();
  }
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { json: { type: "boolean" } },
      allowPositionals: true,
    });
    const [command = "list", ...rest] = positionals;
    return { json: values.json ?? false, command, rest };
  } catch {
    throw new StartupError(USAGE);
  }
}

async function runCommand(command: string, rest: string[]): Promise<{ result: unknown; text: string }> {
  const [first] = rest;
  switch (command) {
    case "list": {
      if (first && !STATES.includes(first)) break;
      const jobs = await listJobs(first ? { state: first as JobState } : {});
      return { result: jobs, text: jobs.length > 0 ? table(jobs) : "The queue is empty." };
    }
    case "show": {
      const [id] = parseIds(rest);
      const [job] = id === undefined ? [] : await listJobs({ id });
      if (!job) throw new StartupError(`There is no job ${first}.`);
      return { result: job, text: `${table([job])}\n\n${job.lastError ?? "It has never failed."}` };
    }
    case "retry": {
      const selected =
        first === "dead" ? (await listJobs({ state: "dead" })).map(({ id }) => id) : parseIds(rest);
      return summary("will run again", await retryJobs(selected));
    }
    case "discard":
      return summary("discarded", await discardJobs(parseIds(rest)));
    case "run": {
      const job = scheduledJobs.find(({ name }) => name === first);
      if (!job) throw new StartupError(`There is no scheduled job ${first}.`);
      return summary("enqueued", [await enqueue(job, {})]);
    }
  }
  throw new StartupError(USAGE);
}

function parseIds(args: string[]): number[] {
  const numbers = args.map(Number);
  if (numbers.length === 0 || !numbers.every(Number.isSafeInteger)) throw new StartupError(USAGE);
  return numbers;
}

const summary = (what: string, result: number[]) => ({
  result,
  text: result.length > 0 ? `${what}: ${result.join(", ")}` : "There is no such job, or it is running.",
});

function table(jobs: readonly QueuedJob[]): string {
  const rows = jobs.map(({ id, name, state, attempts, maxAttempts, runAt, lastError }) => [
    String(id),
    name,
    state,
    `${attempts}/${maxAttempts}`,
    runAt.toISOString(),
    lastError?.split("\n")[0]?.slice(0, 80) ?? "",
  ]);
  const all = [["ID", "JOB", "STATE", "TRIES", "DUE", "LAST ERROR"], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, n) => cell.padEnd(widths[n] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

main().catch((error: unknown) => {
  if (!isStartupError(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
