import { newReport } from "@/lib/contract/moderation";
import { json, route } from "@/lib/server/http/route";
import { createReport } from "@/lib/server/moderation/reports/create-report";

export const POST = route({ body: newReport }, async ({ actor, body }) => {
  await createReport(actor, body);
  return json({}, 201);
});
