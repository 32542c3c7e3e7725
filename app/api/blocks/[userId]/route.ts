import { userParams } from "@/lib/contract/path-params";
import { noContent, route } from "@/lib/server/http/route";
import { blockUser } from "@/lib/server/moderation/blocks/block-user";
import { unblockUser } from "@/lib/server/moderation/blocks/unblock-user";
import { consume } from "@/lib/server/rate-limit/rate-limiter";

export const PUT = route({ params: userParams }, async ({ actor, params }) => {
  await consume("block", actor.userId);
  await blockUser(actor, params.userId);
  return noContent();
});

export const DELETE = route({ params: userParams }, async ({ actor, params }) => {
  await consume("block", actor.userId);
  await unblockUser(actor, params.userId);
  return noContent();
});
