import { roomParams } from "@/lib/contract/path-params";
import { newMembers } from "@/lib/contract/rooms";
import { json, route } from "@/lib/server/http/route";
import { addMembers } from "@/lib/server/rooms/add-members";

export const POST = route({ params: roomParams, body: newMembers }, async ({ actor, params, body }) =>
  json({ room: await addMembers(actor, params.roomId, body.userIds) }),
);
