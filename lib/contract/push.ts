import * as z from "zod/mini";
import { LIMITS } from "./limits";
import { id, seq, time } from "./primitives";

/** `length` bytes in base64url, as browsers give them; padding is removed. */
const bytes = (length: number) => {
  const pattern = new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((length * 4) / 3)}}$`);
  return z.pipe(
    z.pipe(
      z.string().check(z.maxLength(200)),
      z.transform((text: string) => text.replace(/=+$/, "")),
    ),
    z.string().check(z.regex(pattern, `must be ${length} bytes in base64url`)),
  );
};

const webPush = z.strictObject({
  kind: z.literal("webpush"),
  endpoint: z.url({ protocol: /^https$/ }).check(z.maxLength(LIMITS.urlLength)),
  keys: z.strictObject({ p256dh: bytes(65), auth: bytes(16) }),
});

const fcm = z.strictObject({
  kind: z.literal("fcm"),
  token: z.string().check(z.maxLength(LIMITS.pushTokenLength), z.regex(/^[\w:.~-]{16,}$/, "is no token")),
  platform: z.enum(["android", "ios"]),
});

export const newSubscription = z.discriminatedUnion("kind", [webPush, fcm]);
export type NewSubscription = z.infer<typeof newSubscription>;

export const subscription = z.strictObject({
  id,
  kind: z.enum(["webpush", "fcm"]),
  createdAt: time,
  /** Whether it belongs to the requesting session. */
  current: z.boolean(),
  /** The User-Agent of the session that created it, so that the user recognises the device. */
  userAgent: z.nullable(z.string()),
});
export type Subscription = z.infer<typeof subscription>;

/** The payload of a push. Its texts are complete: the receiver adds none. */
export const pushPayload = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("message"),
    roomId: id,
    messageId: id,
    seq,
    title: z.string(),
    body: z.string(),
    /** A path on this server. */
    url: z.string().check(z.regex(/^\/(?!\/)/)),
    tag: z.string(),
    /** Unread messages that the notification covers; it shows the newest. */
    count: z.int().check(z.positive()),
  }),
  z.strictObject({ kind: z.literal("retract"), roomId: id, seq, tag: z.string() }),
  z.strictObject({
    kind: z.literal("test"),
    title: z.string(),
    body: z.string(),
    url: z.string().check(z.regex(/^\/(?!\/)/)),
    tag: z.string(),
  }),
]);
export type PushPayload = z.infer<typeof pushPayload>;
