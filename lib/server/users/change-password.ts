import type { Actor } from "../auth/actor";
import { hashPassword, passwordMatches } from "../auth/password";
import { invalid } from "../errors";
import { runtime } from "../runtime";
import { endSessions } from "../sessions/revoke-sessions";

/** Sets a new password and ends the actor's other sessions: whoever knew the old one is out. */
export async function changePassword(
  actor: Actor,
  currentPassword: string,
  newPassword: string,
): Promise<void> {
  const sql = runtime("sql");
  const [account] = await sql<{ passwordHash: string | null }[]>`
    select password_hash from users where id = ${actor.userId}`;
  if (!(await passwordMatches(currentPassword, account?.passwordHash))) {
    throw invalid("currentPassword", "is wrong");
  }
  const passwordHash = await hashPassword(newPassword);
  await sql`update users set password_hash = ${passwordHash} where id = ${actor.userId}`;
  await endSessions(actor.userId, { except: actor.sessionId }, "password_changed");
}
