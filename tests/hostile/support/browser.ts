import { createECDH, randomBytes, randomUUID } from "node:crypto";

/** A browser with a subscription, whose push service nobody runs. */
export const newPushSubscription = () => ({
  kind: "webpush",
  endpoint: `https://127.0.0.1:9/${randomUUID()}`,
  keys: {
    p256dh: createECDH("prime256v1").generateKeys().toString("base64url"),
    auth: randomBytes(16).toString("base64url"),
  },
});
