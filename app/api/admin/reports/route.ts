import { reportQuery } from "@/lib/contract/moderation";
import { json, route } from "@/lib/server/http/route";
import { reportPage } from "@/lib/server/moderation/reports/queries";

export const GET = route({ query: reportQuery }, async ({ actor, query }) =>
  json(await reportPage(actor, query)),
);
