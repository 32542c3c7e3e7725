import type { SecondFactorProof } from "@/lib/contract/second-factor";
import { recordAuditEvent } from "../../audit/record-audit-event";
import { transaction } from "../../db/transaction";
import type { Actor } from "../actor/actor";
import { replaceRecoveryCodes } from "./recovery-codes";
import { requireBothFactors } from "./require-both-factors";

/** Returns new recovery codes and invalidates the previous ones. */
export async function renewRecoveryCodes(actor: Actor, proof: SecondFactorProof): Promise<string[]> {
  await requireBothFactors(actor, proof);
  return transaction(async (sql) => {
    await recordAuditEvent("recovery_codes_renewed", { actor, subjectId: actor.userId }, sql);
    return replaceRecoveryCodes(sql, actor.userId);
  });
}
