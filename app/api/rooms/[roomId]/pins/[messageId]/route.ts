import { pinParams } from "@/lib/contract/path-params";
import { json, route } from "@/lib/server/http/route";
import { pinMessage } from "@/lib/server/rooms/pin-message";

export const PUT = route({ params: pinParams }, async ({ actor, params }) =>
  json({ room: await pinMessage(actor, params.roomId, params.messageId, true) }),
);

export const DELETE = route({ params: pinParams }, async ({ actor, params }) =>
  json({ room: await pinMessage(actor, params.roomId, params.messageId, false) }),
);
