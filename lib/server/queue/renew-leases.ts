import { log } from "../platform/log";
import { runtime } from "../platform/runtime";

/** A job whose worker has not said for so long that it lives is given to another one. */
const LEASE_SECONDS = 30;

/**
 * Says once that these workers live, and takes the jobs of those that no longer say so: the library by itself would
 * leave a killed worker's job locked for four hours.
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
  log().warn({ workers: lost.workers }, "workers have died: their jobs run again");
}
