import type { SecondFactorProof } from "@/lib/contract/second-factor";
import { recordAuditEvent } from "../../audit/record-audit-event";
import { transaction } from "../../db/transaction";
import type { Actor } from "../actor/actor";
import { requireBothFactors } from "./require-both-factors";

/** Turns the second factor off. Requires the password and a code, which may be a recovery code. */
export async function disableSecondFactor(actor: Actor, proof: SecondFactorProof): Promise<void> {
  await requireBothFactors(actor, proof);
  await transaction(async (sql) => {
    await sql`delete from second_factors where user_id = ${actor.userId}`;
    await recordAuditEvent("second_factor_disabled", { actor, subjectId: actor.userId }, sql);
  });
}
