import { inviteTokenParams } from "@/lib/contract/invites";
import { json, publicRoute, route } from "@/lib/server/http/route";
import { acceptInvite } from "@/lib/server/invites/accept-invite";
import { getInvitePreview } from "@/lib/server/invites/queries";

export const GET = publicRoute({ params: inviteTokenParams }, async ({ params }) =>
  json({ invitation: await getInvitePreview(params.token) }),
);

export const POST = route({ params: inviteTokenParams }, async ({ actor, params }) =>
  json({ room: await acceptInvite(actor, params.token) }),
);
