import { newInvite } from "@/lib/contract/invites";
import { roomParams } from "@/lib/contract/path-params";
import { json, route } from "@/lib/server/http/route";
import { createInvite } from "@/lib/server/invites/create-invite";
import { activeInvites } from "@/lib/server/invites/queries";
import { consume } from "@/lib/server/rate-limit/rate-limiter";

export const GET = route({ params: roomParams }, async ({ actor, params }) =>
  json({ invites: await activeInvites(actor, params.roomId) }),
);

export const POST = route({ params: roomParams, body: newInvite }, async ({ actor, params, body }) => {
  await consume("invite", actor.userId);
  return json(await createInvite(actor, params.roomId, body), 201);
});
