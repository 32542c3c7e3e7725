import type { PushPayload } from "@/lib/contract/push";
import { type Release, Semaphore } from "@/lib/shared/concurrency/semaphore";
import { metrics } from "../metrics/metrics";
import { failPoint } from "../platform/fail-point";
import { singleton } from "../platform/runtime";
import type { Device, PushOutcome } from "./push-outcome";
import { sendFcm } from "./send-fcm";
import { sendWebPush } from "./send-web-push";

/** Max concurrent push requests in this process, over all rooms. They have their own connections and block no senders. */
const CONCURRENT_REQUESTS_MAX = 64;

const transports = { webpush: sendWebPush, fcm: sendFcm };

/** Waits for one of the permits for push requests. The caller releases it when its request has ended. */
export const acquirePushPermit = (): Promise<Release> =>
  singleton("push-permits", () => new Semaphore({ permits: CONCURRENT_REQUESTS_MAX })).acquire();

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
