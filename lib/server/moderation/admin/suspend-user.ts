import type { AdminUser } from "@/lib/contract/moderation";
import type { Actor } from "../../accounts/actor/actor";
import { deleteSessions } from "../../accounts/sessions/revoke-sessions";
import { isAdmin, requireAdmin } from "../../accounts/users/require-admin";
import { recordAuditEvent } from "../../audit/record-audit-event";
import { transaction } from "../../db/transaction";
import { closeSessionSockets } from "../../events/session-events";
import { forbidden } from "../../platform/errors";
import { adminUserById } from "./queries";

/**
 * Suspends a user: their sessions end at once on every instance, and no new one can be created. Their messages stay.
 * Idempotent. Throws `forbidden` for an administrator, the actor included. Administrators only.
 */
export async function suspendUser(actor: Actor, userId: string): Promise<AdminUser> {
  await requireAdmin(actor);
  await adminUserById(userId);
  if (await isAdmin(userId)) throw forbidden("An administrator cannot be suspended.");
  const ended = await transaction(async (sql) => {
    const { count } = await sql`
      update users set suspended_at = now() where id = ${userId} and suspended_at is null`;
    if (count > 0) await recordAuditEvent("suspended", { actor, subjectId: userId }, sql);
    return deleteSessions(sql, userId, {}, "suspended");
  });
  closeSessionSockets(ended, "suspended");
  return adminUserById(userId);
}
