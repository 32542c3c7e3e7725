import { byRoom } from "@/lib/contract/paths";
import { readPicture } from "@/lib/server/http/picture-body";
import { json, route } from "@/lib/server/http/route";
import { setRoomPicture } from "@/lib/server/pictures/set-room-picture";

export const PUT = route({ params: byRoom }, async ({ actor, request, params }) =>
  json({ room: await setRoomPicture(actor, params.roomId, await readPicture(request)) }),
);

export const DELETE = route({ params: byRoom }, async ({ actor, params }) =>
  json({ room: await setRoomPicture(actor, params.roomId, null) }),
);
