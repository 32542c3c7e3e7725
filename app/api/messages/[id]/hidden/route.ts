import { idParams } from "@/lib/contract/path-params";
import { json, noContent, route } from "@/lib/server/http/route";
import { hideMessage, unhideMessage } from "@/lib/server/messages/hide-message";

/** Delete for me. */
export const PUT = route({ params: idParams }, async ({ actor, params }) => {
  await hideMessage(actor, params.id);
  return noContent();
});

export const DELETE = route({ params: idParams }, async ({ actor, params }) =>
  json({ message: await unhideMessage(actor, params.id) }),
);
