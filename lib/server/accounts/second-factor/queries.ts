import type { SecondFactorState } from "@/lib/contract/second-factor";
import { notFound } from "../../platform/errors";
import { runtime } from "../../platform/runtime";
import type { Actor } from "../actor/actor";

interface Row {
  available: boolean;
  enabledAt: Date | null;
  recoveryCodesLeft: number;
}

/** Returns the state of the actor's second factor. */
export async function getSecondFactor(actor: Actor): Promise<SecondFactorState> {
  const [row] = await runtime("sql")<Row[]>`
    select u.password_hash is not null as available, f.confirmed_at as enabled_at,
      (select count(*)::int from recovery_codes c where c.user_id = u.id and c.used_at is null) as recovery_codes_left
    from users u left join second_factors f on f.user_id = u.id where u.id = ${actor.userId}`;
  if (!row) throw notFound("user");
  return { ...row, enabledAt: row.enabledAt?.toISOString() ?? null };
}
