import { log } from "../platform/log";
import { runtime } from "../platform/runtime";

/** How long a worker may go without renewing its lease before its jobs go to another worker. */
const LEASE_SECONDS = 30;

/**
 * Renews the leases of these workers, and unlocks the jobs of workers whose lease has expired. The library alone would
 * leave the job of a killed worker locked for four hours.
 */
export async function renewLeases(workerIds: ReadonlySet<string>, seconds = LEASE_SECONDS): Promise<void> {
  const sql = runtime("sql");
  await sql`
    update graphile_worker._private_jobs set locked_at = now() where locked_by = any(${[...workerIds]}::text[])`;
  const [lost] = await sql<{ workers: string[] }[]>`
    select array_agg(distinct locked_by) as workers from graphile_worker.jobs
    where locked_at < now() - make_interval(secs => ${seconds}) having count(*) > 0`;
  if (!lost) return;
  await sql`select graphile_worker.force_unlock_workers(${lost.workers}::text[])`;
  log().warn({ workers: lost.workers }, "workers have died; their jobs run again");
}
