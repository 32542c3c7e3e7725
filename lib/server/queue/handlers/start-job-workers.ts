import { limitEncryptionRate } from "../../push/encryption-pacer";
import { startWorker } from "../start-worker";
import { generalHandlers } from "./all-handlers";
import { pollDueWork } from "./poll-due-work";
import { pushHandlers } from "./push-handlers";

/** Rooms and devices that are being told at the same time. */
const PUSHES_AT_ONCE = 10;

/**
 * Does all work of the queue, and fills it with the rooms that are due. Returns what ends it and lets it finish.
 *
 * @param beside whether this process serves people as well.
 */
export async function startJobWorkers({ beside }: { beside: boolean }): Promise<() => Promise<void>> {
  if (beside) limitEncryptionRate();
  const stopWork = await startWorker(generalHandlers);
  const stopPushes = await startWorker(pushHandlers, PUSHES_AT_ONCE);
  const stopWatching = pollDueWork();
  return async () => {
    await Promise.all([stopWatching(), stopWork(), stopPushes()]);
  };
}
