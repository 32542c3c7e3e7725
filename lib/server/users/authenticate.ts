import type { Credentials } from "@/lib/contract/accounts";
import { passwordMatches } from "../auth/password";
import { Refusal } from "../errors";
import { runtime } from "../runtime";

/** The id of the account that these credentials open, else `unauthenticated`, whatever of the two is wrong. */
export async function authenticate({ email, password }: Credentials): Promise<string> {
  const [account] = await runtime("sql")<{ id: string; passwordHash: string | null }[]>`
    select id, password_hash from users where email = ${email}`;
  const matches = await passwordMatches(password, account?.passwordHash);
  if (!account || !matches) throw new Refusal("unauthenticated", "Wrong e-mail or password.");
  return account.id;
}
