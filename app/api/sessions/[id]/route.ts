import { byId } from "@/lib/contract/path-params";
import { noContent, route } from "@/lib/server/http/route";
import { revokeSession } from "@/lib/server/sessions/revoke-sessions";

export const DELETE = route({ params: byId }, async ({ actor, params }) => {
  await revokeSession(actor, params.id);
  return noContent();
});
