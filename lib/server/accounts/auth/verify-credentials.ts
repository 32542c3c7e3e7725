import type { users } from "@/drizzle/schema/users";
import type { Credentials } from "@/lib/contract/accounts";
import type { Row } from "../../db/row";
import { Refusal } from "../../platform/errors";
import { runtime } from "../../platform/runtime";
import { passwordMatches } from "../passwords/password";
import { requireCode } from "../second-factor/require-code";
import { suspendedError } from "../sessions/create-session";

/**
 * Returns the id of the account that these credentials open. Throws `unauthenticated` for an unknown address and for a
 * wrong password alike. Only with the right password does a client learn that the account is suspended (`forbidden`) or
 * needs a code (`unauthenticated` with the field `code`).
 */
export async function verifyCredentials({ email, password, code }: Credentials): Promise<string> {
  const [account] = await runtime("sql")<
    Row<typeof users, "id" | "passwordHash" | "suspendedAt">[]
  >`select id, password_hash, suspended_at from users where email = ${email}`;
  const matches = await passwordMatches(password, account?.passwordHash);
  if (!account || !matches) throw new Refusal("unauthenticated", "Wrong e-mail or password.");
  if (account.suspendedAt) throw suspendedError();
  await requireCode(account.id, code);
  return account.id;
}
