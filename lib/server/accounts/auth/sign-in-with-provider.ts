import type { accounts } from "@/drizzle/schema/users";
import { LIMITS } from "@/lib/contract/limits";
import { singleLineText } from "@/lib/contract/primitives";
import { recordAuditEvent } from "../../audit/record-audit-event";
import type { Row } from "../../db/row";
import { transaction } from "../../db/transaction";
import { closeSessionSockets } from "../../events/session-events";
import { env } from "../../platform/env";
import { forbidden } from "../../platform/errors";
import type { Transaction } from "../../platform/runtime";
import { deleteSessions } from "../sessions/revoke-sessions";
import { insertUser } from "../users/insert-user";

/** A user as a sign-in provider describes them. */
interface ProviderIdentity {
  provider: string;
  providerAccountId: string;
  /** Null unless the provider has verified the address. */
  verifiedEmail: string | null;
  name: string | null;
  image: string | null;
}

/**
 * Returns the id of the account behind an identity. An unknown identity is linked to the account with the same verified
 * address, or creates an account where sign-up is open. Without a verified address it is refused with `forbidden`:
 * claiming another user's address would otherwise give access to their account.
 *
 * An account opened with a password has not proved its address; the provider has. The first linked identity therefore
 * voids the password and ends the sessions, in case an attacker opened the account in advance.
 */
export async function signInWithProvider(identity: ProviderIdentity): Promise<string> {
  const { userId, ended } = await transaction(async (sql) => {
    const [linked] = await sql<Row<typeof accounts, "userId">[]>`
      select user_id from accounts
      where provider = ${identity.provider} and provider_account_id = ${identity.providerAccountId}`;
    if (linked) return { userId: linked.userId, ended: [] };
    const email = identity.verifiedEmail?.trim().toLowerCase();
    if (!email) throw forbidden("The provider does not confirm an e-mail address.");
    const userId = await findOrCreateAccount(sql, email, identity);
    const ended = await revokeUnverifiedPassword(sql, userId);
    await sql`
      insert into accounts (provider, provider_account_id, user_id)
      values (${identity.provider}, ${identity.providerAccountId}, ${userId})
      on conflict do nothing`;
    return { userId, ended };
  });
  closeSessionSockets(ended, "password_changed");
  return userId;
}

/**
 * Voids the password and sessions of an account whose address was never verified. Returns the ids of the ended sessions:
 * none if a provider was linked before.
 */
async function revokeUnverifiedPassword(sql: Transaction, userId: string): Promise<string[]> {
  const voided = await sql`
    update users set password_hash = null
    where id = ${userId} and password_hash is not null
      and not exists (select 1 from accounts a where a.user_id = users.id)`;
  if (voided.count === 0) return [];
  await recordAuditEvent(
    "password_changed",
    { actor: null, subjectId: userId, details: { by: "provider" } },
    sql,
  );
  return deleteSessions(sql, userId, {}, "password_changed");
}

async function findOrCreateAccount(
  sql: Transaction,
  email: string,
  identity: ProviderIdentity,
): Promise<string> {
  const existing = await findLinkableUser(sql, email);
  if (existing) return existing;
  if (env().REGISTRATION !== "open") throw forbidden("Sign-up is not open on this server.");
  const name =
    singleLineText(LIMITS.nameLength).safeParse(identity.name).data ?? email.split("@")[0] ?? email;
  const image = identity.image?.startsWith("https://") ? identity.image : null;
  const userId = (await insertUser(sql, { name, email, image })) ?? (await findLinkableUser(sql, email));
  if (!userId) throw new Error("The e-mail address is taken, but no account has it.");
  return userId;
}

/**
 * Returns the id of the account with this address, or null. Refuses an account with a second factor with `forbidden`:
 * linking by address would bypass it.
 */
async function findLinkableUser(sql: Transaction, email: string): Promise<string | null> {
  const [user] = await sql<{ id: string; hasSecondFactor: boolean }[]>`
    select id, exists (
      select 1 from second_factors f where f.user_id = users.id and f.confirmed_at is not null
    ) as has_second_factor from users where email = ${email}`;
  if (user?.hasSecondFactor) throw forbidden("This account asks for its password and a code.");
  return user?.id ?? null;
}
