import { notFound } from "../platform/errors";
import { runtime } from "../platform/runtime";
import { verifyUnsubscribeToken } from "./unsubscribe-token";

/** Ends the e-mails of whoever the token was sent to; as often as wanted. Refuses with `not_found` what is no token. */
export async function unsubscribeDigests(token: string): Promise<void> {
  const userId = verifyUnsubscribeToken(token);
  if (!userId) throw notFound("subscription");
  await runtime("sql")`update users set email_digest = false where id = ${userId} and email_digest`;
}
