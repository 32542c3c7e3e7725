import { failPoint } from "../platform/fail-point";
import { type DeferredDelivery, deliverInRun } from "./deliver-in-run";
import { candidateDevices, finishDeliveryRun, startDeliveryRun } from "./delivery-run";

/** Max devices of one room that are started concurrently. Requests of all rooms have a bound of their own. */
const MAX_STARTED_DEVICES = 128;
/** Delay before messages that came during a run are pushed, as one more notification. */
const NEXT_RUN_DELAY_MS = 1_000;

/**
 * Notifies the devices of users who are away of a room's new messages, then advances `pushed_seq` as far as no device
 * waits. Memory is bounded by one page of ids and the running requests, however large the room is.
 */
export async function notifyRoom(roomId: string): Promise<void> {
  const run = await startDeliveryRun(roomId);
  if (!run) return;
  failPoint("push_started");
  let settledSeq = run.upTo;
  let nextRunAt = Number.POSITIVE_INFINITY;
  const onDelivered = (deferred: DeferredDelivery | null) => {
    if (!deferred) return;
    settledSeq = Math.min(settledSeq, deferred.firstSeq - 1);
    nextRunAt = Math.min(nextRunAt, Date.now() + deferred.untilMs - deferred.context.now.getTime());
  };
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  for await (const page of candidateDevices(run)) {
    for (const subscriptionId of page) {
      const delivery = deliverInRun({ roomId, subscriptionId })
        .then(onDelivered, (error: unknown) => void failures.push(error))
        .finally(() => running.delete(delivery));
      running.add(delivery);
      if (running.size >= MAX_STARTED_DEVICES) await Promise.race(running);
      if (failures.length > 0) break;
    }
    if (failures.length > 0) break;
  }
  await Promise.all(running);
  // Successful deliveries are recorded; the job runs again for the rest.
  if (failures.length > 0) throw failures[0];
  await finishDeliveryRun(
    roomId,
    settledSeq,
    nextRunAt === Number.POSITIVE_INFINITY
      ? NEXT_RUN_DELAY_MS
      : Math.max(nextRunAt - Date.now(), NEXT_RUN_DELAY_MS),
  );
  failPoint("push_settled");
}
