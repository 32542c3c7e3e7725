import { idParams } from "@/lib/contract/path-params";
import { revokeSession } from "@/lib/server/accounts/sessions/revoke-sessions";
import { noContent, route } from "@/lib/server/http/route";

export const DELETE = route({ params: idParams }, async ({ actor, params }) => {
  await revokeSession(actor, params.id);
  return noContent();
});
