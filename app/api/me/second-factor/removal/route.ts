import { secondFactorProof } from "@/lib/contract/second-factor";
import { noContent, route } from "@/lib/server/http/route";
import { disableSecondFactor } from "@/lib/server/second-factor/disable-second-factor";

export const POST = route({ body: secondFactorProof }, async ({ actor, body }) => {
  await disableSecondFactor(actor, body);
  return noContent();
});
