import { setTimeout as sleep } from "node:timers/promises";
import { enqueueDueRetracts, enqueueDueRooms, ROOMS_PER_BATCH } from "../../notifications/enqueue-due-pushes";
import { log } from "../../platform/log";
import { enqueueDuePreviews } from "../../previews/enqueue-due-previews";

const EVERY_MS = 500;

/**
 * Looks for rooms that are due, and for links to be looked up, and gives them to the queue, off the way of those who
 * send. That it looks at what is stored, and at nothing else, makes it the sweep for what a crash has left as well.
 * Returns what ends it.
 */
export function pollDueWork(): () => Promise<void> {
  const stopping = new AbortController();
  const watching = watch(stopping.signal);
  return async () => {
    stopping.abort();
    await watching;
  };
}

async function watch(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const more = await look();
    if (!more) await sleep(EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

async function look(): Promise<boolean> {
  try {
    await enqueueDueRetracts();
    const morePreviews = await enqueueDuePreviews();
    return (await enqueueDueRooms()) === ROOMS_PER_BATCH || morePreviews;
  } catch (err) {
    log().warn({ err }, "what is due could not be looked for");
    return false;
  }
}
