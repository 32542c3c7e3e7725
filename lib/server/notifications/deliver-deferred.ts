import { owe } from "./defer-device";
import type { Telling } from "./push-context";
import { beginTelling } from "./start-delivery";

/**
 * Tells one device what it is owed. Fails when its push service still does not take it and says nothing of when it will,
 * so that the job's own pauses apply.
 */
export async function notifyDevice(telling: Telling): Promise<void> {
  const told = await (await beginTelling(telling, { inPause: true })).told;
  if (told.kind === "settled") return;
  const { facts, firstSeq } = told;
  if (told.kind === "deferred") return owe(facts, firstSeq, told.untilMs - facts.now.getTime());
  if (told.pauseMs === null) throw new Error("The push service does not take it now.");
  await owe(facts, firstSeq, told.pauseMs);
}
