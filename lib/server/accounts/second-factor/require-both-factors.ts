import type { SecondFactorProof } from "@/lib/contract/second-factor";
import { invalid, isRefusal, Refusal } from "../../platform/errors";
import type { Actor } from "../actor/actor";
import { requireOwnPassword } from "../passwords/require-own-password";
import { getSecondFactor } from "./queries";
import { requireCode } from "./require-code";

/** Who sits at an open session shows that they are its owner. Refuses with `invalid` for the field that is wrong. */
export async function requireBothFactors(actor: Actor, { password, code }: SecondFactorProof): Promise<void> {
  if (!(await getSecondFactor(actor)).enabledAt)
    throw new Refusal("conflict", "The second factor is not on.");
  await requireOwnPassword(actor, password, "password");
  try {
    await requireCode(actor.userId, code);
  } catch (error) {
    // Not `unauthenticated`, which would say of the session what is true of the code.
    throw isRefusal(error) && error.code === "unauthenticated" ? invalid("code", "is wrong") : error;
  }
}
