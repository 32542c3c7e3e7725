import type { users } from "@/drizzle/schema/users";
import type { Credentials } from "@/lib/contract/accounts";
import type { Row } from "../../db/row";
import { Refusal } from "../../platform/errors";
import { runtime } from "../../platform/runtime";
import { passwordMatches } from "../passwords/password";
import { requireCode } from "../second-factor/require-code";
import { suspendedError } from "../sessions/suspended-error";

/**
 * The id of the account that these credentials open, else `unauthenticated`, whatever of the two is wrong. Only who has the
 * password right learns that the account is suspended (`forbidden`) or wants a code (`unauthenticated` with the field `code`).
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
