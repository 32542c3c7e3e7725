import { idParams } from "@/lib/contract/path-params";
import { json, route } from "@/lib/server/http/route";
import { messageReceipts } from "@/lib/server/receipts/queries";

export const GET = route({ params: idParams }, async ({ actor, params }) =>
  json({ members: await messageReceipts(actor, params.id) }),
);
