import { listSessions } from "@/lib/server/accounts/sessions/queries";
import { revokeAllSessions } from "@/lib/server/accounts/sessions/revoke-sessions";
import { json, noContent, route } from "@/lib/server/http/route";

export const GET = route({}, async ({ actor }) => json({ sessions: await listSessions(actor) }));

export const DELETE = route({}, async ({ actor }) => {
  await revokeAllSessions(actor);
  return noContent();
});
