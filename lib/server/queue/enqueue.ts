import { runtime, type Sql, type Transaction } from "../platform/runtime";
import type { JobDefinition } from "./define-job";

interface When {
  /** Jobs with the same key are one as long as it has not begun: the payload of the last, the time of the first. */
  key?: string;
  /** The time of the last instead. */
  latestTime?: boolean;
  runAt?: Date;
  /** Of the jobs of one queue a single one is done at a time. */
  queue?: string;
  /** The transaction that the job comes with: neither is there without the other. */
  sql?: Sql | Transaction;
}

/** Puts a job into the queue; returns its id. A worker of any process takes it within milliseconds. */
export async function enqueue<P>(
  job: JobDefinition<P>,
  payload: P,
  { key, runAt, queue, latestTime = false, sql = runtime("sql") }: When = {},
): Promise<number> {
  const rows = await sql<{ id: number }[]>`
    select id from graphile_worker.add_job(
      ${job.name}, ${JSON.stringify(job.payload.parse(payload))}::text::json, run_at => ${runAt ?? null},
      queue_name => ${queue ?? null}, max_attempts => ${job.attempts}, job_key => ${key ?? null},
      job_key_mode => ${latestTime ? "replace" : "preserve_run_at"})`;
  const [row] = rows;
  if (!row) throw new Error(`the job ${job.name} was not taken`);
  return row.id;
}
