import webpush from "web-push";
import { singleton } from "../platform/runtime";
import { type VapidKeys, vapidKeys } from "./vapid-keys";

/** A push service takes one for a day at most. */
const LIFETIME_SECONDS = 12 * 60 * 60;
const REUSED_MS = 6 * 60 * 60 * 1_000;
/** There are a handful of push services; whoever makes up more of them makes us sign more often, and no more than that. */
const ORIGINS = 500;

interface Kept {
  header: string;
  publicKey: string;
  until: number;
}

/**
 * What says to the push service at `origin` who sends (RFC 8292). Good for hours and the same for all its browsers: a
 * signature for each notification would be more than half of what one costs.
 */
export async function vapidHeader(origin: string, now = Date.now()): Promise<string> {
  const keys = await vapidKeys();
  const headers = singleton("vapid-headers", () => new Map<string, Kept>());
  const known = headers.get(origin);
  if (known && known.until > now && known.publicKey === keys.publicKey) return known.header;
  if (headers.size >= ORIGINS) headers.clear();
  const header = sign(origin, keys, now);
  headers.set(origin, { header, publicKey: keys.publicKey, until: now + REUSED_MS });
  return header;
}

function sign(origin: string, { subject, publicKey, privateKey }: VapidKeys, now: number): string {
  const expiration = Math.floor(now / 1_000) + LIFETIME_SECONDS;
  return webpush.getVapidHeaders(origin, subject, publicKey, privateKey, "aes128gcm", expiration)
    .Authorization;
}
