import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "../platform/env";

const PURPOSE = "unsubscribe from digests";
const TOKEN = /^([0-9a-f-]{36})\.([\w-]{43})$/;

/** Returns the token by which the reader of an e-mail turns digests off. It never expires: links in old e-mails must work. */
export function unsubscribeToken(userId: string): string {
  return `${userId}.${signatureOf(userId)}`;
}

/** Returns the user id of the token, or null if this server did not sign it. */
export function verifyUnsubscribeToken(token: string): string | null {
  const [, userId = "", signature = ""] = TOKEN.exec(token) ?? [];
  if (!userId) return null;
  const [actual, expected] = [Buffer.from(signature), Buffer.from(signatureOf(userId))];
  return timingSafeEqual(actual, expected) ? userId : null;
}

function signatureOf(userId: string): string {
  return createHmac("sha256", env().authSecret).update(`${PURPOSE}\n${userId}`).digest("base64url");
}
