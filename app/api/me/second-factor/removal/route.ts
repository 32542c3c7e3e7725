import { secondFactorProof } from "@/lib/contract/second-factor";
import { disableSecondFactor } from "@/lib/server/accounts/second-factor/disable-second-factor";
import { noContent, route } from "@/lib/server/http/route";

export const POST = route({ body: secondFactorProof }, async ({ actor, body }) => {
  await disableSecondFactor(actor, body);
  return noContent();
});
