import { reportResolution } from "@/lib/contract/moderation";
import { idParams } from "@/lib/contract/path-params";
import { json, route } from "@/lib/server/http/route";
import { resolveReport } from "@/lib/server/moderation/reports/resolve-report";

export const PATCH = route({ params: idParams, body: reportResolution }, async ({ actor, params, body }) =>
  json({ report: await resolveReport(actor, params.id, body.outcome) }),
);
