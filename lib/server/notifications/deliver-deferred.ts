import { deferDevice } from "./defer-device";
import type { PushTarget } from "./push-context";
import { startDelivery } from "./start-delivery";

/**
 * Tells one device what it is owed. Fails when its push service still does not take it and says nothing of when it will,
 * so that the job's own pauses apply.
 */
export async function deliverDeferred(telling: PushTarget): Promise<void> {
  const told = await (await startDelivery(telling, { inPause: true })).result;
  if (told.kind === "settled") return;
  const { facts, firstSeq } = told;
  if (told.kind === "deferred") return deferDevice(facts, firstSeq, told.untilMs - facts.now.getTime());
  if (told.pauseMs === null) throw new Error("The push service does not take it now.");
  await deferDevice(facts, firstSeq, told.pauseMs);
}
