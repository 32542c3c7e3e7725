import type { secondFactors } from "@/drizzle/schema/second-factors";
import { recordAuditEvent } from "../../audit/record-audit-event";
import type { Row } from "../../db/row";
import { isRefusal, Refusal } from "../../platform/errors";
import { runtime } from "../../platform/runtime";
import { consume, refund } from "../../rate-limit/rate-limiter";
import { decryptSecret } from "./cipher";
import { hashRecoveryCode } from "./recovery-codes";
import { matchTimeStep } from "./totp";

const CODE_NEEDED = "is needed";
const codeError = (reason: string) =>
  new Refusal("unauthenticated", "A code of your authenticator is needed.", { fields: { code: reason } });

/** Returns whether the error means that a sign-in lacks only the code: none was given. */
export const isMissingCodeError = (error: unknown): boolean =>
  isRefusal(error) && error.details.fields?.code === CODE_NEEDED;

/**
 * Requires a code of the authenticator or a recovery code if the account has a second factor. Each code is valid once.
 * Throws `unauthenticated` with the field `code`, or `rate_limited`. Call it only after the password matched: the error
 * reveals that there is a second factor.
 */
export async function requireCode(userId: string, code: string | undefined): Promise<void> {
  const [factor] = await runtime("sql")<Row<typeof secondFactors, "secret">[]>`
    select secret from second_factors where user_id = ${userId} and confirmed_at is not null`;
  if (!factor) return;
  if (!code) throw codeError(CODE_NEEDED);
  await consume("codeByAccount", userId);
  const step = matchTimeStep(decryptSecret(userId, factor.secret), code);
  const accepted =
    step === null ? await consumeRecoveryCode(userId, code) : await consumeTimeStep(userId, step);
  if (!accepted) throw codeError("is wrong");
  await refund("codeByAccount", userId);
}

/** Returns false if a code of this step or a later one was used before, so that an observed code cannot be reused. */
async function consumeTimeStep(userId: string, step: number): Promise<boolean> {
  const { count } = await runtime("sql")`
    update second_factors set last_step = ${step} where user_id = ${userId} and last_step < ${step}`;
  return count === 1;
}

async function consumeRecoveryCode(userId: string, code: string): Promise<boolean> {
  const { count } = await runtime("sql")`
    update recovery_codes set used_at = now()
    where user_id = ${userId} and code_hash = ${hashRecoveryCode(code)} and used_at is null`;
  if (count === 1) await recordAuditEvent("recovery_code_used", { actor: null, subjectId: userId });
  return count === 1;
}
