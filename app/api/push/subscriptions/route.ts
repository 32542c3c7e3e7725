import { newSubscription } from "@/lib/contract/push";
import { json, route } from "@/lib/server/http/route";
import { listSubscriptions } from "@/lib/server/notifications/queries";
import { subscribe } from "@/lib/server/notifications/subscribe";
import { consume } from "@/lib/server/rate-limit/rate-limiter";

export const GET = route({}, async ({ actor }) => json({ subscriptions: await listSubscriptions(actor) }));

export const POST = route({ body: newSubscription }, async ({ actor, body }) => {
  await consume("subscribe", actor.userId);
  return json({ subscription: await subscribe(actor, body) }, 201);
});
