import { runtime } from "../platform/runtime";

/** Makes dead or waiting jobs due now, with all their attempts. Returns the ids of those that existed. */
export async function retryJobs(ids: readonly number[]): Promise<number[]> {
  const rows = await runtime("sql")<{ id: number }[]>`
    select id from graphile_worker.reschedule_jobs(${[...ids]}::bigint[], run_at => now(), attempts => 0)`;
  return rows.map(({ id }) => id);
}
