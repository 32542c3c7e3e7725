import { userParams } from "@/lib/contract/path-params";
import { noContent, route } from "@/lib/server/http/route";
import { blockPerson } from "@/lib/server/moderation/blocks/block-user";
import { unblockPerson } from "@/lib/server/moderation/blocks/unblock-user";
import { consume } from "@/lib/server/rate-limit/rate-limiter";

export const PUT = route({ params: userParams }, async ({ actor, params }) => {
  await consume("block", actor.userId);
  await blockPerson(actor, params.userId);
  return noContent();
});

export const DELETE = route({ params: userParams }, async ({ actor, params }) => {
  await consume("block", actor.userId);
  await unblockPerson(actor, params.userId);
  return noContent();
});
