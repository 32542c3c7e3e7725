import { runtime } from "../platform/runtime";

/** Removes jobs that do not run at the moment; returns those that there were. */
export async function discardJobs(ids: readonly number[]): Promise<number[]> {
  const rows = await runtime("sql")<
    { id: number }[]
  >`select id from graphile_worker.complete_jobs(${[...ids]}::bigint[])`;
  return rows.map(({ id }) => id);
}
