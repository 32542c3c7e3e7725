import { byMember } from "@/lib/contract/paths";
import { memberPatch } from "@/lib/contract/rooms";
import { json, noContent, route } from "@/lib/server/http/route";
import { changeRole } from "@/lib/server/rooms/change-role";
import { removeMember } from "@/lib/server/rooms/remove-member";

export const PATCH = route({ params: byMember, body: memberPatch }, async ({ actor, params, body }) =>
  json({ room: await changeRole(actor, params.roomId, params.userId, body.role) }),
);

/** The room as it is afterwards; who left it sees nothing of it any more. */
export const DELETE = route({ params: byMember }, async ({ actor, params }) => {
  const room = await removeMember(actor, params.roomId, params.userId);
  return room ? json({ room }) : noContent();
});
