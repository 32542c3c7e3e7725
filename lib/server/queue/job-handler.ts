import { SpanKind } from "@opentelemetry/api";
import type { Task } from "graphile-worker";
import { metrics } from "../metrics/metrics";
import { log } from "../platform/log";
import { withSpan } from "../tracing/with-span";
import type { JobDefinition } from "./define-job";

/** A job with what does it. */
export interface JobHandler {
  job: Pick<JobDefinition<unknown>, "name" | "attempts" | "schedule">;
  task: Task;
}

/** `work` gets the payload in the definition's form; when it throws, the job is tried again later. */
export function createJobHandler<P>(
  job: JobDefinition<P>,
  work: (payload: P) => Promise<unknown>,
): JobHandler {
  const { name } = job;
  const task: Task = async (payload) => {
    const { jobs, jobSeconds } = metrics();
    const end = jobSeconds.startTimer({ job: name });
    try {
      const run = () => work(job.payload.parse(payload));
      const result = await withSpan(`job ${name}`, { kind: SpanKind.CONSUMER, root: true }, run);
      log().debug({ job: name, result }, "a job is done");
      jobs.inc({ job: name, outcome: "done" });
    } catch (error) {
      jobs.inc({ job: name, outcome: "failed" });
      throw error;
    } finally {
      end();
    }
  };
  return { job, task };
}
