import { roomParams } from "@/lib/contract/path-params";
import { roomPatch } from "@/lib/contract/rooms";
import { json, route } from "@/lib/server/http/route";
import { deleteRoom } from "@/lib/server/rooms/delete-room";
import { getRoom } from "@/lib/server/rooms/queries";
import { updateRoom } from "@/lib/server/rooms/update-room";

export const GET = route({ params: roomParams }, async ({ actor, params }) =>
  json({ room: await getRoom(actor, params.roomId) }),
);

export const PATCH = route({ params: roomParams, body: roomPatch }, async ({ actor, params, body }) =>
  json({ room: await updateRoom(actor, params.roomId, body) }),
);

export const DELETE = route({ params: roomParams }, async ({ actor, params }) =>
  json({ room: await deleteRoom(actor, params.roomId) }),
);
