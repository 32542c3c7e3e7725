import { messagePatch } from "@/lib/contract/messages";
import { idParams } from "@/lib/contract/path-params";
import { json, route } from "@/lib/server/http/route";
import { deleteMessage } from "@/lib/server/messages/delete-message";
import { editMessage } from "@/lib/server/messages/edit-message";
import { visibleMessage } from "@/lib/server/messages/queries";
import { consume } from "@/lib/server/rate-limit/rate-limiter";

export const GET = route({ params: idParams }, async ({ actor, params }) =>
  json({ message: await visibleMessage(actor, params.id) }),
);

export const PATCH = route({ params: idParams, body: messagePatch }, async ({ actor, params, body }) => {
  await consume("message", actor.userId);
  return json({ message: await editMessage(actor, params.id, body.content) });
});

export const DELETE = route({ params: idParams }, async ({ actor, params }) => {
  await consume("message", actor.userId);
  return json({ message: await deleteMessage(actor, params.id) });
});
