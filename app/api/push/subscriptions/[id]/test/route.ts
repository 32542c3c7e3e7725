import { idParams } from "@/lib/contract/path-params";
import { noContent, route } from "@/lib/server/http/route";
import { sendTestPush } from "@/lib/server/notifications/send-test-push";
import { consume } from "@/lib/server/rate-limit/rate-limiter";

export const POST = route({ params: idParams }, async ({ actor, params }) => {
  await consume("pushTest", actor.userId);
  await sendTestPush(actor, params.id);
  return noContent();
});
