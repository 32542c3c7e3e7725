import { reactionParams } from "@/lib/contract/path-params";
import { json, route } from "@/lib/server/http/route";
import { setReaction } from "@/lib/server/messages/set-reaction";
import { consume } from "@/lib/server/rate-limit/rate-limiter";

export const PUT = route({ params: reactionParams }, async ({ actor, params }) => {
  await consume("message", actor.userId);
  return json({ message: await setReaction(actor, params.id, params.emoji, true) });
});

export const DELETE = route({ params: reactionParams }, async ({ actor, params }) => {
  await consume("message", actor.userId);
  return json({ message: await setReaction(actor, params.id, params.emoji, false) });
});
