import { notFound } from "../platform/errors";
import { runtime } from "../platform/runtime";
import { verifyUnsubscribeToken } from "./unsubscribe-token";

/** Turns digests off for the user of the token. Idempotent. Throws `not_found` for an invalid token. */
export async function unsubscribeDigests(token: string): Promise<void> {
  const userId = verifyUnsubscribeToken(token);
  if (!userId) throw notFound("subscription");
  await runtime("sql")`update users set email_digest = false where id = ${userId} and email_digest`;
}
