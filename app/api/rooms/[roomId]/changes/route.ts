import { changesQuery } from "@/lib/contract/messages";
import { roomParams } from "@/lib/contract/path-params";
import { json, route } from "@/lib/server/http/route";
import { roomChanges } from "@/lib/server/rooms/room-changes";

export const GET = route({ params: roomParams, query: changesQuery }, async ({ actor, params, query }) =>
  json(await roomChanges(actor, params.roomId, query)),
);
