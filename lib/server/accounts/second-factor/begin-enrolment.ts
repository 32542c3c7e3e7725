import type { users } from "@/drizzle/schema/users";
import type { Enrolment } from "@/lib/contract/second-factor";
import type { Row } from "../../db/row";
import { env } from "../../platform/env";
import { notFound, Refusal } from "../../platform/errors";
import { runtime } from "../../platform/runtime";
import type { Actor } from "../actor/actor";
import { requireOwnPassword } from "../passwords/require-own-password";
import { encryptSecret } from "./cipher";
import { enrolmentUri, generateTotpSecret } from "./totp";

/**
 * Generates a secret for the actor's authenticator. Its codes are not required before `confirmEnrolment`; a new enrolment
 * replaces the secret. Throws `conflict` while a second factor is on, and `invalid` for a wrong password.
 */
export async function beginEnrolment(actor: Actor, password: string): Promise<Enrolment> {
  await requireOwnPassword(actor, password, "password");
  const sql = runtime("sql");
  const secret = generateTotpSecret();
  const inserted = await sql`
    insert into second_factors (user_id, secret) values (${actor.userId}, ${encryptSecret(actor.userId, secret)})
    on conflict (user_id) do update set secret = excluded.secret, created_at = now(), last_step = 0
    where second_factors.confirmed_at is null`;
  if (inserted.count === 0) throw new Refusal("conflict", "The second factor is on already.");
  const [account] = await sql<
    Row<typeof users, "email">[]
  >`select email from users where id = ${actor.userId}`;
  if (!account) throw notFound("user");
  const issuer = `Parley ${new URL(env().appUrl).host}`.replace(/:/g, " ");
  return { secret, uri: enrolmentUri(secret, issuer, account.email) };
}
