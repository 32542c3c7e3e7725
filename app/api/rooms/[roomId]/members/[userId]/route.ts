import { memberParams } from "@/lib/contract/path-params";
import { memberPatch } from "@/lib/contract/rooms";
import { json, route } from "@/lib/server/http/route";
import { changeRole } from "@/lib/server/rooms/change-role";
import { removeMember } from "@/lib/server/rooms/remove-member";

export const PATCH = route({ params: memberParams, body: memberPatch }, async ({ actor, params, body }) =>
  json({ room: await changeRole(actor, params.roomId, params.userId, body.role) }),
);

export const DELETE = route({ params: memberParams }, async ({ actor, params }) =>
  json({ room: await removeMember(actor, params.roomId, params.userId) }),
);
