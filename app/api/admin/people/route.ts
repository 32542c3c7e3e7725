import { administeredQuery } from "@/lib/contract/moderation";
import { json, route } from "@/lib/server/http/route";
import { administeredPage } from "@/lib/server/moderation/admin/queries";

export const GET = route({ query: administeredQuery }, async ({ actor, query }) =>
  json(await administeredPage(actor, query)),
);
