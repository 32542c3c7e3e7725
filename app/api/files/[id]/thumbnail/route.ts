import { thumbnailQuery } from "@/lib/contract/files";
import { byId } from "@/lib/contract/paths";
import { readableFile } from "@/lib/server/attachments/queries";
import { route } from "@/lib/server/http/route";
import { serveThumbnail } from "@/lib/server/http/serve-file";

const thumbnail = route({ params: byId, query: thumbnailQuery }, async ({ actor, request, params, query }) =>
  serveThumbnail(request, await readableFile(actor, params.id), query.size ?? "large"),
);

export { thumbnail as GET, thumbnail as HEAD };
