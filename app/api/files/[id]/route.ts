import { fileQuery } from "@/lib/contract/files";
import { idParams } from "@/lib/contract/path-params";
import { readableFile } from "@/lib/server/attachments/queries";
import { route } from "@/lib/server/http/route";
import { serveFile } from "@/lib/server/http/serve-file";

const file = route({ params: idParams, query: fileQuery }, async ({ actor, request, params, query }) =>
  serveFile(request, await readableFile(actor, params.id), query.download !== undefined),
);

export { file as GET, file as HEAD };
