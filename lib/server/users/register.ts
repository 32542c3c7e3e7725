import { v7 as uuidv7 } from "uuid";
import type { Registration } from "@/lib/contract/accounts";
import type { Me } from "@/lib/contract/users";
import { hashPassword } from "../auth/password";
import { transaction } from "../db/transaction";
import { env } from "../env";
import { forbidden, Refusal } from "../errors";
import { admitByInvite, announceAdmission } from "../invites/admit-by-invite";
import { openInvite } from "../invites/queries";
import { getMe } from "./queries";

/**
 * Makes an account, and with an invitation joins its group in the same transaction. Refuses with `conflict` when the
 * address is taken, `forbidden` when sign-up is not open, `not_found` for an invitation that does not work.
 */
export async function register({ email, name, password, invite }: Registration): Promise<Me> {
  const open = env().REGISTRATION === "open" || (env().REGISTRATION === "invite" && invite !== undefined);
  if (!open) throw forbidden("Sign-up is not open on this server.");
  // Before the hash, which costs a core: a token that is none must not.
  if (invite !== undefined) await openInvite(invite);
  const passwordHash = await hashPassword(password);
  const id = uuidv7();
  const admission = await transaction(async (sql) => {
    const made = await sql`
      insert into users (id, name, email, password_hash) values (${id}, ${name}, ${email}, ${passwordHash})
      on conflict (email) do nothing
      returning id`;
    if (made.length === 0) throw taken();
    return invite === undefined ? null : admitByInvite(sql, invite, id);
  });
  if (admission) await announceAdmission(admission);
  return getMe(id);
}

const taken = () =>
  new Refusal("conflict", "There is an account with this e-mail address already.", {
    fields: { email: "is taken" },
  });
