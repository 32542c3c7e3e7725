import * as z from "zod";
import { runtime } from "@/lib/server/platform/runtime";
import { defineJob } from "@/lib/server/queue/define-job";
import { createJobHandler, type JobHandler } from "@/lib/server/queue/job-handler";

/** Leaves one row per `id`, however often it runs; `runs` counts the runs. */
export const effectJob = defineJob({
  name: "test_effect",
  payload: z.strictObject({ id: z.string() }),
  attempts: 2,
});

export const effectHandler = (after: () => Promise<unknown>): JobHandler =>
  createJobHandler(effectJob, async ({ id }) => {
    await runtime("sql")`
      insert into effects (id, runs) values (${id}, 1) on conflict (id) do update set runs = effects.runs + 1`;
    await after();
  });

export async function createEffects(): Promise<void> {
  await runtime("sql")`create table effects (id text primary key, runs integer not null)`;
}

export async function runsOf(id: string): Promise<number> {
  const [row] = await runtime("sql")<{ runs: number }[]>`select runs from effects where id = ${id}`;
  return row?.runs ?? 0;
}
