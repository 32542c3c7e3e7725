import type { Registration } from "@/lib/contract/accounts";
import type { Me } from "@/lib/contract/users";
import { recordAuditEvent } from "../../audit/record-audit-event";
import { transaction } from "../../db/transaction";
import { activeInvite } from "../../invites/queries";
import { publishInviteRedemption, redeemInvite } from "../../invites/redeem-invite";
import { env } from "../../platform/env";
import { forbidden, Refusal } from "../../platform/errors";
import type { ClientInfo } from "../actor/client-info";
import { hashPassword } from "../passwords/password";
import { requireStrongPassword } from "../passwords/password-strength";
import { insertUser } from "../users/insert-user";
import { getMe } from "../users/queries";

/**
 * Creates an account. With an invite it joins the group in the same transaction. Throws `conflict` when the address is
 * taken, `invalid` when the password is easy to guess, `forbidden` when sign-up is not open, and `not_found` for an
 * invite that is not active.
 */
export async function registerUser(
  { email, name, password, invite }: Registration,
  client: ClientInfo = { userAgent: null, ip: null },
): Promise<Me> {
  const open = env().REGISTRATION === "open" || (env().REGISTRATION === "invite" && invite !== undefined);
  if (!open) throw forbidden("Sign-up is not open on this server.");
  // Before the hash, which occupies a core: an invalid token must not cost one.
  if (invite !== undefined) await activeInvite(invite);
  await requireStrongPassword("password", password, [name, email]);
  const passwordHash = await hashPassword(password);
  const { id, redemption } = await transaction(async (sql) => {
    const id = await insertUser(sql, { name, email, passwordHash });
    if (!id) throw addressTakenError();
    await recordAuditEvent("registered", { actor: null, subjectId: id, client }, sql);
    return { id, redemption: invite === undefined ? null : await redeemInvite(sql, invite, id) };
  });
  if (redemption) await publishInviteRedemption(redemption);
  return getMe(id);
}

const addressTakenError = () =>
  new Refusal("conflict", "There is an account with this e-mail address already.", {
    fields: { email: "is taken" },
  });
