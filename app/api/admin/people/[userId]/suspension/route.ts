import { userParams } from "@/lib/contract/path-params";
import { json, route } from "@/lib/server/http/route";
import { restorePerson } from "@/lib/server/moderation/admin/restore-user";
import { suspendPerson } from "@/lib/server/moderation/admin/suspend-user";

export const PUT = route({ params: userParams }, async ({ actor, params }) =>
  json({ person: await suspendPerson(actor, params.userId) }),
);

export const DELETE = route({ params: userParams }, async ({ actor, params }) =>
  json({ person: await restorePerson(actor, params.userId) }),
);
