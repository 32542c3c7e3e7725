import { idParams } from "@/lib/contract/path-params";
import { json, route } from "@/lib/server/http/route";
import { editHistory } from "@/lib/server/messages/edit-history";

export const GET = route({ params: idParams }, async ({ actor, params }) =>
  json({ edits: await editHistory(actor, params.id) }),
);
