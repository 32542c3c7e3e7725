import { deferDevice } from "./defer-device";
import type { PushTarget } from "./push-context";
import { startDelivery } from "./start-delivery";

/**
 * Notifies one device of what it missed. Throws when its push service still does not accept it and names no delay, so that
 * the job's own retry delays apply.
 */
export async function deliverDeferred(target: PushTarget): Promise<void> {
  const { result: pending } = await startDelivery(target, { ignoreBackoff: true });
  const result = await pending;
  if (result.kind === "settled") return;
  const { context, firstSeq } = result;
  if (result.kind === "deferred")
    return deferDevice(context, firstSeq, result.untilMs - context.now.getTime());
  if (result.retryAfterMs === null) throw new Error("The push service does not accept it now.");
  await deferDevice(context, firstSeq, result.retryAfterMs);
}
