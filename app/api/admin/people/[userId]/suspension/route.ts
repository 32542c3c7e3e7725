import { byUser } from "@/lib/contract/path-params";
import { restorePerson } from "@/lib/server/admin/restore-person";
import { suspendPerson } from "@/lib/server/admin/suspend-person";
import { json, route } from "@/lib/server/http/route";

export const PUT = route({ params: byUser }, async ({ actor, params }) =>
  json({ person: await suspendPerson(actor, params.userId) }),
);

export const DELETE = route({ params: byUser }, async ({ actor, params }) =>
  json({ person: await restorePerson(actor, params.userId) }),
);
