import { roomFilesQuery } from "@/lib/contract/files";
import { roomParams } from "@/lib/contract/path-params";
import { json, route } from "@/lib/server/http/route";
import { roomFiles } from "@/lib/server/rooms/room-files";

export const GET = route({ params: roomParams, query: roomFilesQuery }, async ({ actor, params, query }) =>
  json(await roomFiles(actor, params.roomId, query)),
);
