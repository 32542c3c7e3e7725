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
const MAX_RESPONSE_BYTES = 65_536;
/** Error codes of tokens that no app uses any more, or that belong to another project. */
const GONE = /"(UNREGISTERED|SENDER_ID_MISMATCH)"/;
const BAD_TOKEN = /registration token|message\.token/i;
/** Retry delay on 429 without `Retry-After`, as FCM's documentation asks for. */
const DEFAULT_QUOTA_RETRY_MS = 60_000;

/** Sends to a native client through FCM's HTTP v1 API, also to iOS. */
export async function sendFcm(device: Device, payload: PushPayload): Promise<PushOutcome> {
  const settings = env().fcm;
  if (!settings) return { kind: "refused", status: 0 };
  try {
    const response = await post(settings, device, payload);
    return outcomeOf(response);
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
    maxBytes: MAX_RESPONSE_BYTES,
    overflow: "truncate",
    timeoutMs: TIMEOUT_MS,
  });
}

/** Maps a response to an outcome, as FCM documents its error codes. */
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
    return { kind: "later", retryAfterMs: parseRetryAfter(headers["retry-after"]) ?? DEFAULT_QUOTA_RETRY_MS };
  if (status >= 500) return { kind: "later", retryAfterMs: parseRetryAfter(headers["retry-after"]) };
  return { kind: "refused", status };
}
