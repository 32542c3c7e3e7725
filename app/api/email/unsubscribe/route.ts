import { unsubscribeQuery } from "@/lib/contract/accounts";
import { unsubscribeDigests } from "@/lib/server/digests/unsubscribe-digests";
import { noContent, publicRoute } from "@/lib/server/http/route";
import { env } from "@/lib/server/platform/env";

/** Mail programs without one-click support open the link. A GET must change nothing: link scanners send it too. */
export const GET = publicRoute({ query: unsubscribeQuery }, async ({ query }) =>
  Response.redirect(`${env().appUrl}/unsubscribe?token=${encodeURIComponent(query.token)}`, 303),
);

/** One-click unsubscribe from a mail program, without a session (RFC 8058). The body is ignored. */
export const POST = publicRoute({ query: unsubscribeQuery }, async ({ query }) => {
  await unsubscribeDigests(query.token);
  return noContent();
});
