import { inviteParams } from "@/lib/contract/invites";
import { noContent, route } from "@/lib/server/http/route";
import { revokeInvite } from "@/lib/server/invites/revoke-invite";

export const DELETE = route({ params: inviteParams }, async ({ actor, params }) => {
  await revokeInvite(actor, params.roomId, params.inviteId);
  return noContent();
});
