import { secondFactorProof } from "@/lib/contract/second-factor";
import { json, route } from "@/lib/server/http/route";
import { renewRecoveryCodes } from "@/lib/server/second-factor/renew-recovery-codes";

export const POST = route({ body: secondFactorProof }, async ({ actor, body }) =>
  json({ recoveryCodes: await renewRecoveryCodes(actor, body) }),
);
