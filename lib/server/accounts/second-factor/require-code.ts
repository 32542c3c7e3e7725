import type { secondFactors } from "@/drizzle/schema/second-factors";
import { recordAuditEvent } from "../../audit/record-audit-event";
import type { Row } from "../../db/row";
import { isRefusal, Refusal } from "../../platform/errors";
import { runtime } from "../../platform/runtime";
import { consume, refund } from "../../rate-limit/rate-limiter";
import { decryptSecret } from "./cipher";
import { hashRecoveryCode } from "./recovery-codes";
import { matchTimeStep } from "./totp";

const NEEDED = "is needed";
const refusal = (reason: string) =>
  new Refusal("unauthenticated", "A code of your authenticator is needed.", { fields: { code: reason } });

/** Whether a sign-in lacks nothing but the code, which nobody has guessed at yet. */
export const isMissingCodeError = (error: unknown): boolean =>
  isRefusal(error) && error.details.fields?.code === NEEDED;

/**
 * Lets an account without a second factor pass, and one with it by a code of the authenticator or a recovery code, each
 * taken once. Refuses with `unauthenticated` and the field `code`, else with `rate_limited`. Only for whom the password
 * was right: the answer tells that there is a second factor.
 */
export async function requireCode(userId: string, code: string | undefined): Promise<void> {
  const [factor] = await runtime("sql")<Row<typeof secondFactors, "secret">[]>`
    select secret from second_factors where user_id = ${userId} and confirmed_at is not null`;
  if (!factor) return;
  if (!code) throw refusal(NEEDED);
  await consume("codeByAccount", userId);
  const step = matchTimeStep(decryptSecret(userId, factor.secret), code);
  const taken = step === null ? await takeRecoveryCode(userId, code) : await consumeTimeStep(userId, step);
  if (!taken) throw refusal("is wrong");
  await refund("codeByAccount", userId);
}

/** False when a code of this step or a later one was taken before: who looked over a shoulder is too late. */
export async function consumeTimeStep(userId: string, step: number): Promise<boolean> {
  const { count } = await runtime("sql")`
    update second_factors set last_step = ${step} where user_id = ${userId} and last_step < ${step}`;
  return count === 1;
}

async function takeRecoveryCode(userId: string, code: string): Promise<boolean> {
  const { count } = await runtime("sql")`
    update recovery_codes set used_at = now()
    where user_id = ${userId} and code_hash = ${hashRecoveryCode(code)} and used_at is null`;
  if (count === 1) await recordAuditEvent("recovery_code_used", { actor: null, subjectId: userId });
  return count === 1;
}
