import { setTimeout as sleep } from "node:timers/promises";
import { log } from "../platform/log";
import { owe } from "./defer-device";
import type { Telling } from "./push-context";
import { beginTelling, type Told } from "./start-delivery";

/** A room waits this long for one device; after that the device is owed it, and the room goes on. */
const PATIENCE_MS = 3_000;
const LATE = Symbol("late");

/** What holds up the room: somebody who may be reading. */
export type Deferred = Extract<Told, { kind: "deferred" }>;

/**
 * Tells a device along with the others of its room. What its push service does not take now is owed to it, durably and by
 * a job of its own, before this resolves. Returns null unless it was deferred.
 */
export async function tellAmongOthers(telling: Telling): Promise<Deferred | null> {
  const begun = await beginTelling(telling, { inPause: false });
  if (!begun.sending) return begun.told.kind === "deferred" ? begun.told : null;
  const done = begun.told.then(oweIfLater);
  if ((await Promise.race([done, sleep(PATIENCE_MS, LATE, { ref: false })])) !== LATE) return null;
  await owe(begun.facts, begun.firstSeq);
  done.catch((err: unknown) => log().error({ err }, "a late push could not be settled: it is sent again"));
  return null;
}

async function oweIfLater(told: Told): Promise<void> {
  if (told.kind === "later") await owe(told.facts, told.firstSeq, told.pauseMs ?? undefined);
}
