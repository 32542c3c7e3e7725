import type { PushPayload } from "@/lib/contract/push";
import { pushTopic } from "./push-topic";

const TTL_SECONDS = 24 * 60 * 60;

/**
 * Builds a message of FCM's HTTP v1 API. While the app is not running, Android and iOS show it by themselves, and it
 * replaces an earlier one of the same room. A retraction is a silent message, which the app itself handles.
 */
export function fcmMessage(token: string, payload: PushPayload, now = Date.now()) {
  const id = pushTopic(payload.tag);
  const silent = payload.kind === "retract";
  const expiration = String(Math.floor(now / 1_000) + TTL_SECONDS);
  return {
    token,
    data: Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)])),
    ...(!silent && { notification: { title: payload.title, body: payload.body } }),
    android: {
      collapse_key: id,
      priority: silent ? "NORMAL" : "HIGH",
      ttl: `${TTL_SECONDS}s`,
      ...(!silent && { notification: { tag: payload.tag } }),
    },
    apns: {
      headers: {
        "apns-collapse-id": id,
        "apns-expiration": expiration,
        "apns-priority": silent ? "5" : "10",
        "apns-push-type": silent ? "background" : "alert",
      },
      payload: {
        aps: silent ? { "content-available": 1 } : { "thread-id": payload.tag, sound: "default" },
      },
    },
  };
}
