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

/** A person as a sign-in provider describes them. */
export interface ProviderIdentity {
  provider: string;
  providerAccountId: string;
  /** Null unless the provider vouches that the address is theirs. */
  verifiedEmail: string | null;
  name: string | null;
  image: string | null;
}

/**
 * The id of the account behind an identity. An unknown identity joins the account with the same verified address,
 * else it becomes a new account where sign-up is open. Without a verified address it is refused: whoever could claim
 * another's address would get their account.
 *
 * Whoever opened an account with a password has not proved that its address is theirs; who comes with the provider's word
 * has. So the first one to do so takes the account over: its password is void and its sessions end, lest somebody has opened
 * it in wait for them.
 */
export async function signInWithProvider(identity: ProviderIdentity): Promise<string> {
  const { userId, ended } = await transaction(async (sql) => {
    const [linked] = await sql<Row<typeof accounts, "userId">[]>`
      select user_id from accounts
      where provider = ${identity.provider} and provider_account_id = ${identity.providerAccountId}`;
    if (linked) return { userId: linked.userId, ended: [] };
    const email = identity.verifiedEmail?.trim().toLowerCase();
    if (!email) throw forbidden("The provider does not confirm an e-mail address.");
    const userId = await accountOf(sql, email, identity);
    const ended = await takeOver(sql, userId);
    await sql`
      insert into accounts (provider, provider_account_id, user_id)
      values (${identity.provider}, ${identity.providerAccountId}, ${userId})
      on conflict do nothing`;
    return { userId, ended };
  });
  closeSessionSockets(ended, "password_changed");
  return userId;
}

/** @returns the ids of the sessions that have ended; none where a provider has vouched for the address before. */
async function takeOver(sql: Transaction, userId: string): Promise<string[]> {
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

async function accountOf(sql: Transaction, email: string, identity: ProviderIdentity): Promise<string> {
  const known = await knownBy(sql, email);
  if (known) return known;
  if (env().REGISTRATION !== "open") throw forbidden("Sign-up is not open on this server.");
  const name =
    singleLineText(LIMITS.nameLength).safeParse(identity.name).data ?? email.split("@")[0] ?? email;
  const image = identity.image?.startsWith("https://") ? identity.image : null;
  const made = (await insertUser(sql, { name, email, image })) ?? (await knownBy(sql, email));
  if (!made) throw new Error("an address is taken and nobody has it");
  return made;
}

/** Who has a second factor here is not joined by an address: that would be a way past it. */
async function knownBy(sql: Transaction, email: string): Promise<string | null> {
  const [known] = await sql<{ id: string; guarded: boolean }[]>`
    select id, exists (
      select 1 from second_factors f where f.user_id = users.id and f.confirmed_at is not null
    ) as guarded from users where email = ${email}`;
  if (known?.guarded) throw forbidden("This account asks for its password and a code.");
  return known?.id ?? null;
}
