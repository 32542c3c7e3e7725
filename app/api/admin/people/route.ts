import { administeredQuery } from "@/lib/contract/moderation";
import { administeredPage } from "@/lib/server/admin/queries";
import { json, route } from "@/lib/server/http/route";

export const GET = route({ query: administeredQuery }, async ({ actor, query }) =>
  json(await administeredPage(actor, query)),
);
