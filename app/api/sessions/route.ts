import { json, noContent, route } from "@/lib/server/http/route";
import { listSessions } from "@/lib/server/sessions/queries";
import { revokeAllSessions } from "@/lib/server/sessions/revoke-sessions";

export const GET = route({}, async ({ actor }) => json({ sessions: await listSessions(actor) }));

export const DELETE = route({}, async ({ actor }) => {
  await revokeAllSessions(actor);
  return noContent();
});
