import type { secondFactors } from "@/drizzle/schema/second-factors";
import { recordAuditEvent } from "../../audit/record-audit-event";
import type { Row } from "../../db/row";
import { transaction } from "../../db/transaction";
import { invalid, Refusal } from "../../platform/errors";
import { consume, refund } from "../../rate-limit/rate-limiter";
import type { Actor } from "../actor/actor";
import { decryptSecret } from "./cipher";
import { replaceRecoveryCodes } from "./recovery-codes";
import { matchTimeStep } from "./totp";

/**
 * Turns the second factor on if the code proves that the authenticator has the secret. Returns the recovery codes.
 * Throws `conflict` without a begun enrolment or when it is on already, and `invalid` for a wrong code.
 */
export async function confirmEnrolment(actor: Actor, code: string): Promise<string[]> {
  await consume("codeByAccount", actor.userId);
  const codes = await transaction(async (sql) => {
    const [pending] = await sql<Row<typeof secondFactors, "secret">[]>`
      select secret from second_factors where user_id = ${actor.userId} and confirmed_at is null for update`;
    if (!pending) throw new Refusal("conflict", "There is no second factor to confirm.");
    const step = matchTimeStep(decryptSecret(actor.userId, pending.secret), code);
    if (step === null) throw invalid("code", "is wrong");
    await sql`
      update second_factors set confirmed_at = now(), last_step = ${step} where user_id = ${actor.userId}`;
    await recordAuditEvent("second_factor_enabled", { actor, subjectId: actor.userId }, sql);
    return replaceRecoveryCodes(sql, actor.userId);
  });
  await refund("codeByAccount", actor.userId);
  return codes;
}
