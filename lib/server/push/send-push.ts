import type { PushPayload } from "@/lib/contract/push";
import { metrics } from "../metrics/metrics";
import { failPoint } from "../platform/fail-point";
import type { Device, PushOutcome } from "./push-outcome";
import { sendFcm } from "./send-fcm";
import { sendWebPush } from "./send-web-push";

const transports = { webpush: sendWebPush, fcm: sendFcm };

/** Sends a push to one device. If its service finds it too large, sends it again without the text. */
export async function sendPush(device: Device, payload: PushPayload): Promise<PushOutcome> {
  failPoint("push_sending");
  const send = transports[device.kind];
  const first = await send(device, payload);
  const outcome =
    first.kind === "too_large" && "body" in payload ? await send(device, { ...payload, body: "" }) : first;
  metrics().pushes.inc({ kind: device.kind, outcome: outcome.kind });
  failPoint("push_sent");
  return outcome;
}
