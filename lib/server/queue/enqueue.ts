import { runtime, type Sql, type Transaction } from "../platform/runtime";
import type { JobDefinition } from "./define-job";

interface EnqueueOptions {
  /** Waiting jobs with the same key are merged: the last payload, the first `runAt`. */
  key?: string;
  /** With `key`: the last `runAt` replaces the first. */
  replaceRunAt?: boolean;
  runAt?: Date;
  /** Jobs of one queue run one at a time. */
  queue?: string;
  /** Transaction in which the job is added: both commit or neither does. */
  sql?: Sql | Transaction;
}

/** Adds a job and returns its id. An idle worker of any process starts it within milliseconds. */
export async function enqueue<P>(
  job: JobDefinition<P>,
  payload: P,
  { key, runAt, queue, replaceRunAt = false, sql = runtime("sql") }: EnqueueOptions = {},
): Promise<number> {
  const rows = await sql<{ id: number }[]>`
    select id from graphile_worker.add_job(
      ${job.name}, ${JSON.stringify(job.payload.parse(payload))}::text::json, run_at => ${runAt ?? null},
      queue_name => ${queue ?? null}, max_attempts => ${job.attempts}, job_key => ${key ?? null},
      job_key_mode => ${replaceRunAt ? "replace" : "preserve_run_at"})`;
  const [row] = rows;
  if (!row) throw new Error(`the job ${job.name} was not added`);
  return row.id;
}
