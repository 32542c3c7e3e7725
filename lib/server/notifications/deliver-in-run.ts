import { setTimeout as sleep } from "node:timers/promises";
import { log } from "../platform/log";
import { deferDevice } from "./defer-device";
import type { PushTarget } from "./push-context";
import { type DeliveryResult, startDelivery } from "./start-delivery";

/** A room waits this long for one device; after that the device is owed it, and the room goes on. */
const PATIENCE_MS = 3_000;
const LATE = Symbol("late");

/** What holds up the room: somebody who may be reading. */
export type DeferredDelivery = Extract<DeliveryResult, { kind: "deferred" }>;

/**
 * Tells a device along with the others of its room. What its push service does not take now is owed to it, durably and by
 * a job of its own, before this resolves. Returns null unless it was deferred.
 */
export async function deliverInRun(telling: PushTarget): Promise<DeferredDelivery | null> {
  const begun = await startDelivery(telling, { inPause: false });
  if (!begun.sending) return begun.result.kind === "deferred" ? begun.result : null;
  const done = begun.result.then(oweIfLater);
  if ((await Promise.race([done, sleep(PATIENCE_MS, LATE, { ref: false })])) !== LATE) return null;
  await deferDevice(begun.facts, begun.firstSeq);
  done.catch((err: unknown) => log().error({ err }, "a late push could not be settled: it is sent again"));
  return null;
}

async function oweIfLater(told: DeliveryResult): Promise<void> {
  if (told.kind === "later") await deferDevice(told.facts, told.firstSeq, told.pauseMs ?? undefined);
}
