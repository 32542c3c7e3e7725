import { adminUserQuery } from "@/lib/contract/moderation";
import { json, route } from "@/lib/server/http/route";
import { adminUserPage } from "@/lib/server/moderation/admin/queries";

export const GET = route({ query: adminUserQuery }, async ({ actor, query }) =>
  json(await adminUserPage(actor, query)),
);
