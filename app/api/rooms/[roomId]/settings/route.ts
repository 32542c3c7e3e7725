import { roomParams } from "@/lib/contract/path-params";
import { roomSettings } from "@/lib/contract/rooms";
import { json, route } from "@/lib/server/http/route";
import { updateRoomSettings } from "@/lib/server/rooms/update-room-settings";

export const PATCH = route({ params: roomParams, body: roomSettings }, async ({ actor, params, body }) =>
  json({ room: await updateRoomSettings(actor, params.roomId, body) }),
);
