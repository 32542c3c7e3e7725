import { idParams } from "@/lib/contract/path-params";
import { noContent, route } from "@/lib/server/http/route";
import { unsubscribe } from "@/lib/server/notifications/unsubscribe";

export const DELETE = route({ params: idParams }, async ({ actor, params }) => {
  await unsubscribe(actor, params.id);
  return noContent();
});
