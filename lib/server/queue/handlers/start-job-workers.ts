import { limitEncryptionRate } from "../../push/encryption-pacer";
import { startWorker } from "../start-worker";
import { generalHandlers } from "./all-handlers";
import { pollDueWork } from "./poll-due-work";
import { pushHandlers } from "./push-handlers";

/** Max push jobs that run at once in this process. */
const PUSH_CONCURRENCY = 10;

/**
 * Starts the workers of all jobs, and the poller that enqueues due rooms and links. Returns the function that stops them
 * after their running jobs.
 *
 * @param inWebProcess whether this process also serves clients; push encryption is then paced.
 */
export async function startJobWorkers({
  inWebProcess,
}: {
  inWebProcess: boolean;
}): Promise<() => Promise<void>> {
  if (inWebProcess) limitEncryptionRate();
  const stopGeneral = await startWorker(generalHandlers);
  const stopPushes = await startWorker(pushHandlers, PUSH_CONCURRENCY);
  const stopPolling = pollDueWork();
  return async () => {
    await Promise.all([stopPolling(), stopGeneral(), stopPushes()]);
  };
}
