import { secondFactorProof } from "@/lib/contract/second-factor";
import { renewRecoveryCodes } from "@/lib/server/accounts/second-factor/renew-recovery-codes";
import { json, route } from "@/lib/server/http/route";

export const POST = route({ body: secondFactorProof }, async ({ actor, body }) =>
  json({ recoveryCodes: await renewRecoveryCodes(actor, body) }),
);
