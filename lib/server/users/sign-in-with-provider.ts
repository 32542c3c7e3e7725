import { LIMITS } from "@/lib/contract/limits";
import { line } from "@/lib/contract/primitives";
import { transaction } from "../db/transaction";
import { env } from "../env";
import { forbidden } from "../errors";
import type { Transaction } from "../runtime";
import { insertUser } from "./insert-user";

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
 */
export async function signInWithProvider(identity: ProviderIdentity): Promise<string> {
  return transaction(async (sql) => {
    const [linked] = await sql<{ userId: string }[]>`
      select user_id from accounts
      where provider = ${identity.provider} and provider_account_id = ${identity.providerAccountId}`;
    if (linked) return linked.userId;
    const email = identity.verifiedEmail?.trim().toLowerCase();
    if (!email) throw forbidden("The provider does not confirm an e-mail address.");
    const userId = await accountOf(sql, email, identity);
    await sql`
      insert into accounts (provider, provider_account_id, user_id)
      values (${identity.provider}, ${identity.providerAccountId}, ${userId})
      on conflict do nothing`;
    return userId;
  });
}

async function accountOf(sql: Transaction, email: string, identity: ProviderIdentity): Promise<string> {
  const known = await knownBy(sql, email);
  if (known) return known;
  if (env().REGISTRATION !== "open") throw forbidden("Sign-up is not open on this server.");
  const name = line(LIMITS.nameLength).safeParse(identity.name).data ?? email.split("@")[0] ?? email;
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
