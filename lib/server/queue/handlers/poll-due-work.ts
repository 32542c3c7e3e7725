import { setTimeout as sleep } from "node:timers/promises";
import { enqueueDueRetracts, enqueueDueRooms, ROOMS_PER_BATCH } from "../../notifications/enqueue-due-pushes";
import { log } from "../../platform/log";
import { enqueueDuePreviews } from "../../previews/enqueue-due-previews";

const POLL_MS = 500;

/**
 * Polls for due rooms, retractions and links and enqueues their jobs, so that sending a message does not wait for that.
 * It reads stored rows only, so it also recovers what a crash left behind. Returns the function that stops it.
 */
export function pollDueWork(): () => Promise<void> {
  const stopping = new AbortController();
  const polling = poll(stopping.signal);
  return async () => {
    stopping.abort();
    await polling;
  };
}

async function poll(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const mayHaveMore = await enqueueDue();
    if (!mayHaveMore) await sleep(POLL_MS, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** Returns whether a batch was full, so that more may be due. */
async function enqueueDue(): Promise<boolean> {
  try {
    await enqueueDueRetracts();
    const morePreviews = await enqueueDuePreviews();
    return (await enqueueDueRooms()) === ROOMS_PER_BATCH || morePreviews;
  } catch (err) {
    log().warn({ err }, "due work could not be enqueued");
    return false;
  }
}
