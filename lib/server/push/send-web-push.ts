import webpush from "web-push";
import type { PushPayload } from "@/lib/contract/push";
import type { GuardedResponse } from "../outgoing/guarded-client";
import { outgoingClient } from "../outgoing/outgoing-client";
import { isOutgoingError } from "../outgoing/outgoing-error";
import { paceEncryption } from "./encryption-pacer";
import { type Device, type PushOutcome, parseRetryAfter } from "./push-outcome";
import { pushTopic } from "./push-topic";
import { vapidHeader } from "./vapid-header";

/** How long the push service keeps a push: a day. Users who are away longer find the message in the room. */
const TTL_SECONDS = 24 * 60 * 60;
const TIMEOUT_MS = 10_000;
const MAX_RESPONSE_BYTES = 16_384;

/**
 * Sends one encrypted payload (RFC 8291, RFC 8292) to a browser's push service. The guarded client checks the endpoint's
 * address again, since it may have changed after it was stored.
 */
export async function sendWebPush(device: Device, payload: PushPayload): Promise<PushOutcome> {
  const authorization = await vapidHeader(new URL(device.address).origin);
  await paceEncryption();
  const { endpoint, headers, body } = webpush.generateRequestDetails(
    { endpoint: device.address, keys: { p256dh: device.p256dh ?? "", auth: device.auth ?? "" } },
    JSON.stringify(payload),
    {
      TTL: TTL_SECONDS,
      urgency: payload.kind === "retract" ? "normal" : "high",
      topic: pushTopic(payload.tag),
    },
  );
  try {
    const response = await outgoingClient().request(endpoint, {
      schemes: ["https:"],
      method: "POST",
      headers: { ...stringifyHeaders(headers), authorization },
      body: body ?? "",
      maxBytes: MAX_RESPONSE_BYTES,
      overflow: "truncate",
      timeoutMs: TIMEOUT_MS,
    });
    return outcomeOf(response);
  } catch (error) {
    if (!isOutgoingError(error)) throw error;
    return error.transient ? { kind: "later", retryAfterMs: null } : { kind: "refused", status: 0 };
  }
}

const stringifyHeaders = (headers: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

function outcomeOf({ status, headers }: GuardedResponse): PushOutcome {
  if (status >= 200 && status < 300) return { kind: "sent" };
  if (status === 404 || status === 410) return { kind: "gone" };
  if (status === 413) return { kind: "too_large" };
  if (status === 429 || status >= 500)
    return { kind: "later", retryAfterMs: parseRetryAfter(headers["retry-after"]) };
  return { kind: "refused", status };
}
