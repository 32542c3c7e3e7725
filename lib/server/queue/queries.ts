import { runtime } from "../platform/runtime";

/** `dead`: all attempts failed; an operator must retry or discard the job. */
export type JobState = "waiting" | "running" | "dead";

export interface QueuedJob {
  id: number;
  name: string;
  state: JobState;
  attempts: number;
  maxAttempts: number;
  createdAt: Date;
  runAt: Date;
  lastError: string | null;
}

/** Max jobs in a list. */
const MAX_LISTED = 1_000;

/** Returns jobs, the oldest first; at most 1,000. */
export async function listJobs({ id, state }: { id?: number; state?: JobState } = {}): Promise<QueuedJob[]> {
  const sql = runtime("sql");
  return sql<QueuedJob[]>`
    select * from (
      select id, task_identifier as name, attempts, max_attempts, created_at, run_at, last_error,
        case when locked_at is not null then 'running' when attempts >= max_attempts then 'dead' else 'waiting' end as state
      from graphile_worker.jobs ${id === undefined ? sql`` : sql`where id = ${id}`}
    ) as listed ${state ? sql`where state = ${state}` : sql``}
    order by id limit ${MAX_LISTED}`;
}

export interface JobCount {
  name: string;
  waiting: number;
  dead: number;
  /** Age of the most overdue job: seconds since its `run_at`; 0 when none is overdue. */
  oldestSeconds: number;
}

/** Returns the jobs that are not running, counted by name. */
export async function countJobs(): Promise<JobCount[]> {
  return runtime("sql")<JobCount[]>`
    select task_identifier as name,
      count(*) filter (where attempts < max_attempts)::int as waiting,
      count(*) filter (where attempts >= max_attempts)::int as dead,
      coalesce(extract(epoch from now() - min(run_at) filter (
        where attempts < max_attempts and run_at < now())), 0)::float8 as oldest_seconds
    from graphile_worker.jobs where locked_at is null group by 1`;
}
