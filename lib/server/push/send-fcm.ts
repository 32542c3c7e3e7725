import type { PushPayload } from "@/lib/contract/push";
import type { GuardedResponse } from "../outgoing/guarded-client";
import { outgoingClient } from "../outgoing/outgoing-client";
import { isOutgoingError } from "../outgoing/outgoing-error";
import { env } from "../platform/env";
import { log } from "../platform/log";
import type { FcmSettings } from "../platform/push-settings";
import { dropFcmAccessToken, FcmAccessTokenError, fcmAccessToken, urlScheme } from "./fcm-access-token";
import { fcmMessage } from "./fcm-message";
import { type Device, type PushOutcome, parseRetryAfter } from "./push-outcome";

const TIMEOUT_MS = 10_000;
const ANSWER_BYTES = 65_536;
/** Of tokens that no app has any more, or that are another project's. */
const GONE = /"(UNREGISTERED|SENDER_ID_MISMATCH)"/;
const BAD_TOKEN = /registration token|message\.token/i;
/** What FCM asks for when it says nothing about when to come back. */
const QUOTA_MS = 60_000;

/** Sends to a native client by FCM's HTTP v1; iOS is reached through it. */
export async function sendFcm(device: Device, payload: PushPayload): Promise<PushOutcome> {
  const settings = env().fcm;
  if (!settings) return { kind: "refused", status: 0 };
  try {
    const answer = await post(settings, device, payload);
    return outcomeOf(answer);
  } catch (error) {
    if (error instanceof FcmAccessTokenError || isOutgoingError(error)) {
      log().warn({ err: error }, "FCM cannot be reached");
      return { kind: "later", retryAfterMs: null };
    }
    throw error;
  }
}

async function post(settings: FcmSettings, device: Device, payload: PushPayload): Promise<GuardedResponse> {
  const url = `${settings.endpoint}/v1/projects/${settings.projectId}/messages:send`;
  return outgoingClient().request(url, {
    schemes: [urlScheme(url)],
    method: "POST",
    headers: {
      authorization: `Bearer ${await fcmAccessToken(settings)}`,
      "content-type": "application/json; charset=utf-8",
    },
    body: JSON.stringify({ message: fcmMessage(device.address, payload) }),
    maxBytes: ANSWER_BYTES,
    overflow: "truncate",
    timeoutMs: TIMEOUT_MS,
  });
}

/** As FCM's documentation of error codes has it: the token is gone, the account or the quota is at fault, or the service. */
function outcomeOf({ status, headers, body }: GuardedResponse): PushOutcome {
  if (status === 200) return { kind: "sent" };
  const text = body.toString();
  if (status === 404 || status === 410 || GONE.test(text)) return { kind: "gone" };
  if (status === 400 && BAD_TOKEN.test(text)) return { kind: "gone" };
  if (status === 413 || (status === 400 && /too (big|large)/i.test(text))) return { kind: "too_large" };
  if (status === 401) {
    dropFcmAccessToken();
    return { kind: "later", retryAfterMs: null };
  }
  if (status === 429)
    return { kind: "later", retryAfterMs: parseRetryAfter(headers["retry-after"]) ?? QUOTA_MS };
  if (status >= 500) return { kind: "later", retryAfterMs: parseRetryAfter(headers["retry-after"]) };
  return { kind: "refused", status };
}
