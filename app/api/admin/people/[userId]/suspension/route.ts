import { userParams } from "@/lib/contract/path-params";
import { json, route } from "@/lib/server/http/route";
import { restoreUser } from "@/lib/server/moderation/admin/restore-user";
import { suspendUser } from "@/lib/server/moderation/admin/suspend-user";

export const PUT = route({ params: userParams }, async ({ actor, params }) =>
  json({ person: await suspendUser(actor, params.userId) }),
);

export const DELETE = route({ params: userParams }, async ({ actor, params }) =>
  json({ person: await restoreUser(actor, params.userId) }),
);
