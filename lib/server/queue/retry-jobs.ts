import { runtime } from "../platform/runtime";

/** Gives dead or waiting jobs all their attempts again, from now on; returns those that there were. */
export async function retryJobs(ids: readonly number[]): Promise<number[]> {
  const rows = await runtime("sql")<{ id: number }[]>`
    select id from graphile_worker.reschedule_jobs(${[...ids]}::bigint[], run_at => now(), attempts => 0)`;
  return rows.map(({ id }) => id);
}
