import { runtime } from "../platform/runtime";

/** Removes jobs that are not running. Returns the ids of those that existed. */
export async function discardJobs(ids: readonly number[]): Promise<number[]> {
  const rows = await runtime("sql")<
    { id: number }[]
  >`select id from graphile_worker.complete_jobs(${[...ids]}::bigint[])`;
  return rows.map(({ id }) => id);
}
