import { roomParams } from "@/lib/contract/path-params";
import { readPictureBody } from "@/lib/server/http/read-body";
import { json, route } from "@/lib/server/http/route";
import { setRoomPicture } from "@/lib/server/pictures/set-room-picture";
import { consume } from "@/lib/server/rate-limit/rate-limiter";

export const PUT = route({ params: roomParams }, async ({ actor, request, params }) => {
  await consume("picture", actor.userId);
  return json({ room: await setRoomPicture(actor, params.roomId, await readPictureBody(request)) });
});

export const DELETE = route({ params: roomParams }, async ({ actor, params }) =>
  json({ room: await setRoomPicture(actor, params.roomId, null) }),
);
