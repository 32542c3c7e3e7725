import { setTimeout as sleep } from "node:timers/promises";
import { log } from "../platform/log";
import { deferDevice } from "./defer-device";
import type { PushTarget } from "./push-context";
import { type DeliveryResult, startDelivery } from "./start-delivery";

/** How long a delivery run waits for one device. After that the device is deferred, and the run goes on. */
const MAX_WAIT_MS = 3_000;
const TIMED_OUT = Symbol("timed out");

/** A delivery that waits because the reader may be reading. It keeps the room due. */
export type DeferredDelivery = Extract<DeliveryResult, { kind: "deferred" }>;

/**
 * Notifies a device in its room's delivery run. If its push service does not accept the push now, the device has been
 * deferred durably, to a job of its own, before this resolves. Returns the delivery if the reader may be reading, else null.
 */
export async function deliverInRun(target: PushTarget): Promise<DeferredDelivery | null> {
  const started = await startDelivery(target, { ignoreBackoff: false });
  if (!started.sending) return started.result.kind === "deferred" ? started.result : null;
  const done = started.result.then(deferIfRetryable);
  if ((await Promise.race([done, sleep(MAX_WAIT_MS, TIMED_OUT, { ref: false })])) !== TIMED_OUT) return null;
  await deferDevice(started.context, started.firstSeq);
  done.catch((err: unknown) =>
    log().error({ err }, "a slow push could not be recorded and will be sent again"),
  );
  return null;
}

async function deferIfRetryable(result: DeliveryResult): Promise<void> {
  if (result.kind === "retry")
    await deferDevice(result.context, result.firstSeq, result.retryAfterMs ?? undefined);
}
