import { SpanKind } from "@opentelemetry/api";
import type { Task } from "graphile-worker";
import { metrics } from "../metrics/metrics";
import { log } from "../platform/log";
import { withSpan } from "../tracing/with-span";
import type { JobDefinition } from "./define-job";

/** What a worker needs to run the jobs of one name. */
export interface JobHandler {
  name: string;
  attempts: number;
  /** When the job starts by itself: a crontab expression, in UTC. */
  schedule?: string;
  task: Task;
}

/** Returns a handler that validates the payload and counts, times and traces each run. When `run` throws, the job is retried. */
export function createJobHandler<P>(
  { name, attempts, payload: schema }: JobDefinition<P>,
  run: (payload: P) => Promise<unknown>,
): JobHandler {
  const task: Task = async (payload) => {
    const { jobs, jobSeconds } = metrics();
    const stopTimer = jobSeconds.startTimer({ job: name });
    try {
      const result = await withSpan(`job ${name}`, { kind: SpanKind.CONSUMER, root: true }, () =>
        run(schema.parse(payload)),
      );
      log().debug({ job: name, result }, "a job has succeeded");
      jobs.inc({ job: name, outcome: "done" });
    } catch (error) {
      jobs.inc({ job: name, outcome: "failed" });
      throw error;
    } finally {
      stopTimer();
    }
  };
  return { name, attempts, task };
}
