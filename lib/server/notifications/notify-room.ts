import { failPoint } from "../platform/fail-point";
import { type DeferredDelivery, deliverInRun } from "./deliver-in-run";
import { candidateDevices, finishDeliveryRun, startDeliveryRun } from "./delivery-run";

/** Devices of one room that are begun with; those under way of all rooms have their own bound. */
const BEGUN = 128;
/** What came while the others were told is one more notification, a moment later. */
const AGAIN_MS = 1_000;

/**
 * Tells those who are away of what is new in a room, and settles what nobody has to wait for. Memory is bounded by a page
 * of ids and the requests under way, however large the room is.
 */
export async function notifyRoom(roomId: string): Promise<void> {
  const pass = await startDeliveryRun(roomId);
  if (!pass) return;
  failPoint("push_begun");
  let settledSeq = pass.upTo;
  let againAt = Number.POSITIVE_INFINITY;
  const onTold = (deferred: DeferredDelivery | null) => {
    if (!deferred) return;
    settledSeq = Math.min(settledSeq, deferred.firstSeq - 1);
    againAt = Math.min(againAt, Date.now() + deferred.untilMs - deferred.facts.now.getTime());
  };
  const underWay = new Set<Promise<void>>();
  const failures: unknown[] = [];
  for await (const page of candidateDevices(pass)) {
    for (const subscriptionId of page) {
      const telling = deliverInRun({ roomId, subscriptionId })
        .then(onTold, (error: unknown) => void failures.push(error))
        .finally(() => underWay.delete(telling));
      underWay.add(telling);
      if (underWay.size >= BEGUN) await Promise.race(underWay);
      if (failures.length > 0) break;
    }
    if (failures.length > 0) break;
  }
  await Promise.all(underWay);
  // What was told is noted; the job runs again for the rest.
  if (failures.length > 0) throw failures[0];
  await finishDeliveryRun(
    roomId,
    settledSeq,
    againAt === Number.POSITIVE_INFINITY ? AGAIN_MS : Math.max(againAt - Date.now(), AGAIN_MS),
  );
  failPoint("push_settled");
}
