import webpush from "web-push";
import { singleton } from "../platform/runtime";
import { type VapidKeys, vapidKeys } from "./vapid-keys";

/** Lifetime of a signed header; push services accept at most a day. */
const LIFETIME_SECONDS = 12 * 60 * 60;
/** How long a signed header is reused. */
const CACHE_MS = 6 * 60 * 60 * 1_000;
/** Max cached headers. There are a handful of push services; clients that invent more only make us sign more often. */
const MAX_CACHED_ORIGINS = 500;

interface CachedHeader {
  header: string;
  publicKey: string;
  reusableUntil: number;
}

/**
 * Returns the VAPID header that identifies this server to the push service at `origin` (RFC 8292). It is reused for hours
 * and for all browsers: a signature per notification would be more than half of its cost.
 */
export async function vapidHeader(origin: string, now = Date.now()): Promise<string> {
  const keys = await vapidKeys();
  const headers = singleton("vapid-headers", () => new Map<string, CachedHeader>());
  const cached = headers.get(origin);
  if (cached && cached.reusableUntil > now && cached.publicKey === keys.publicKey) return cached.header;
  if (headers.size >= MAX_CACHED_ORIGINS) headers.clear();
  const header = sign(origin, keys, now);
  headers.set(origin, { header, publicKey: keys.publicKey, reusableUntil: now + CACHE_MS });
  return header;
}

function sign(origin: string, { subject, publicKey, privateKey }: VapidKeys, now: number): string {
  const expiration = Math.floor(now / 1_000) + LIFETIME_SECONDS;
  return webpush.getVapidHeaders(origin, subject, publicKey, privateKey, "aes128gcm", expiration)
    .Authorization;
}
