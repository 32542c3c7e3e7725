import type { users } from "@/drizzle/schema/users";
import type { Row } from "../../db/row";
import { invalid } from "../../platform/errors";
import { runtime } from "../../platform/runtime";
import { consume, refund } from "../../rate-limit/rate-limiter";
import type { Actor } from "../actor/actor";
import { passwordMatches } from "./password";

/** Throws `invalid` for `field` unless this is the actor's password, and `rate_limited` after too many wrong guesses. */
export async function requireOwnPassword(actor: Actor, password: string, field: string): Promise<void> {
  await consume("ownPassword", actor.userId);
  const [account] = await runtime("sql")<Row<typeof users, "passwordHash">[]>`
    select password_hash from users where id = ${actor.userId}`;
  if (!(await passwordMatches(password, account?.passwordHash))) throw invalid(field, "is wrong");
  await refund("ownPassword", actor.userId);
}
