import { unsubscribeQuery } from "@/lib/contract/accounts";
import { unsubscribeDigests } from "@/lib/server/digests/unsubscribe-digests";
import { noContent, publicRoute } from "@/lib/server/http/route";
import { env } from "@/lib/server/platform/env";

/** A mail program that knows no one-click opens the address instead; that must change nothing, since scanners do it too. */
export const GET = publicRoute({ query: unsubscribeQuery }, async ({ query }) =>
  Response.redirect(`${env().appUrl}/unsubscribe?token=${encodeURIComponent(query.token)}`, 303),
);

/** One click in a mail program, which knows nobody's session (RFC 8058). Its body says nothing that counts. */
export const POST = publicRoute({ query: unsubscribeQuery }, async ({ query }) => {
  await unsubscribeDigests(query.token);
  return noContent();
});
