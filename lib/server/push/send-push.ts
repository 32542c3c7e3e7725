import type { PushPayload } from "@/lib/contract/push";
import { failPoint } from "../fail-point";
import { metrics } from "../metrics/metrics";
import { sendFcm } from "./fcm";
import type { Device, PushOutcome } from "./outcome";
import { takeSlot } from "./slots";
import { sendWebPush } from "./web-push";

const transports = { webpush: sendWebPush, fcm: sendFcm };

/**
 * Sends to one device, when there is room among the requests under way. `payload` is asked for only then, so that it is
 * of that moment; null means that there is nothing to say any more. A payload that is too large goes again without its text.
 */
export async function sendPush(
  device: Device,
  payload: () => Promise<PushPayload | null>,
): Promise<PushOutcome | null> {
  const leave = await takeSlot();
  try {
    const wanted = await payload();
    if (!wanted) return null;
    failPoint("push_sending");
    const send = transports[device.kind];
    const first = await send(device, wanted);
    const outcome =
      first.kind === "too_large" && "body" in wanted ? await send(device, { ...wanted, body: "" }) : first;
    metrics().pushes.inc({ kind: device.kind, outcome: outcome.kind });
    failPoint("push_sent");
    return outcome;
  } finally {
    leave();
  }
}
