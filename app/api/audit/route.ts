import { auditQuery } from "@/lib/contract/audit";
import { auditPage } from "@/lib/server/audit/queries";
import { json, route } from "@/lib/server/http/route";

export const GET = route({ query: auditQuery }, async ({ actor, query }) =>
  json(await auditPage(actor, query)),
);
