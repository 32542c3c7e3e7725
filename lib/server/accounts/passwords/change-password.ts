import { recordAuditEvent } from "../../audit/record-audit-event";
import { transaction } from "../../db/transaction";
import { closeSessionSockets } from "../../events/session-events";
import type { Actor } from "../actor/actor";
import { deleteSessions } from "../sessions/revoke-sessions";
import { getMe } from "../users/queries";
import { hashPassword } from "./password";
import { requireStrongPassword } from "./password-strength";
import { requireOwnPassword } from "./require-own-password";

/** Sets a new password and ends the actor's other sessions, which may be those of someone who knew the old one. */
export async function changePassword(
  actor: Actor,
  currentPassword: string,
  newPassword: string,
): Promise<void> {
  await requireOwnPassword(actor, currentPassword, "currentPassword");
  const { name, email } = await getMe(actor.userId);
  await requireStrongPassword("newPassword", newPassword, [name, email]);
  const passwordHash = await hashPassword(newPassword);
  const ended = await transaction(async (sql) => {
    await sql`update users set password_hash = ${passwordHash} where id = ${actor.userId}`;
    await recordAuditEvent("password_changed", { actor, subjectId: actor.userId }, sql);
    return deleteSessions(sql, actor.userId, { except: actor.sessionId }, "password_changed");
  });
  closeSessionSockets(ended, "password_changed");
}
