import type { SecondFactorProof } from "@/lib/contract/second-factor";
import { invalid, isRefusal, Refusal } from "../../platform/errors";
import type { Actor } from "../actor/actor";
import { requireOwnPassword } from "../passwords/require-own-password";
import { getSecondFactor } from "./queries";
import { requireCode } from "./require-code";

/**
 * Verifies that the actor is the owner of the account, not someone else at an open session. Throws `invalid` for the
 * field that is wrong, and `conflict` when the second factor is not on.
 */
export async function requireBothFactors(actor: Actor, { password, code }: SecondFactorProof): Promise<void> {
  if (!(await getSecondFactor(actor)).enabledAt)
    throw new Refusal("conflict", "The second factor is not on.");
  await requireOwnPassword(actor, password, "password");
  try {
    await requireCode(actor.userId, code);
  } catch (error) {
    // Not `unauthenticated`, which would mean that the session is invalid.
    throw isRefusal(error) && error.code === "unauthenticated" ? invalid("code", "is wrong") : error;
  }
}
