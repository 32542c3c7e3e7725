import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "../platform/env";

const PURPOSE = "unsubscribe from digests";
const TOKEN = /^([0-9a-f-]{36})\.([\w-]{43})$/;

/** What an e-mail carries for its reader to end them, without an end of its own: old e-mails must keep their word. */
export function unsubscribeToken(userId: string): string {
  return `${userId}.${signatureOf(userId)}`;
}

/** Whose token it is; null when it is none of ours. */
export function verifyUnsubscribeToken(token: string): string | null {
  const [, userId = "", signature = ""] = TOKEN.exec(token) ?? [];
  if (!userId) return null;
  const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(userId))];
  return timingSafeEqual(given, right) ? userId : null;
}

function signatureOf(userId: string): string {
  return createHmac("sha256", env().authSecret).update(`${PURPOSE}\n${userId}`).digest("base64url");
}
