import { createApi } from "../api/api";

/** Ends the e-mails of whoever the link was sent to. For a page without anybody signed in; `not_found` for what is no link. */
export function unsubscribeFromEmail(token: string): Promise<void> {
  return createApi().post(`/api/email/unsubscribe?token=${encodeURIComponent(token)}`, {});
}
