import { thumbnailQuery } from "@/lib/contract/files";
import { idParams } from "@/lib/contract/path-params";
import { readableFile } from "@/lib/server/attachments/queries";
import { setPoster } from "@/lib/server/attachments/set-poster";
import { readPictureBody } from "@/lib/server/http/read-body";
import { json, route } from "@/lib/server/http/route";
import { serveThumbnail } from "@/lib/server/http/serve-file";
import { consume } from "@/lib/server/rate-limit/rate-limiter";

const thumbnail = route(
  { params: idParams, query: thumbnailQuery },
  async ({ actor, request, params, query }) =>
    serveThumbnail(request, await readableFile(actor, params.id), query.size ?? "large"),
);

export { thumbnail as GET, thumbnail as HEAD };

export const PUT = route({ params: idParams }, async ({ actor, request, params }) => {
  await consume("upload", actor.userId);
  return json({ attachment: await setPoster(actor, params.id, await readPictureBody(request)) });
});
