import { createApi } from "../api/api";

/** Unsubscribes the recipient of the link from e-mails, without a session. Throws `not_found` for an invalid token. */
export function unsubscribeFromEmail(token: string): Promise<void> {
  return createApi().post(`/api/email/unsubscribe?token=${encodeURIComponent(token)}`, {});
}
