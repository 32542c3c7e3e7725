import { auditQuery } from "@/lib/contract/audit";
import { json, route } from "@/lib/server/http/route";
import { auditPage } from "@/lib/server/moderation/audit/queries";

export const GET = route({ query: auditQuery }, async ({ actor, query }) =>
  json(await auditPage(actor, query)),
);
