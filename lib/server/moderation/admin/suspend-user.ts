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
 * Nobody signs in to this account any more, and whoever is, is out at once, on every instance. What the person wrote stays.
 * Again is the same. `forbidden` for those who run this server, oneself included.
 */
export async function suspendUser(actor: Actor, userId: string): Promise<AdminUser> {
  await requireAdmin(actor);
  await adminUserById(userId);
  if (await isAdmin(userId)) throw forbidden("Who runs this server cannot be suspended.");
  const ended = await transaction(async (sql) => {
    const { count } = await sql`
      update users set suspended_at = now() where id = ${userId} and suspended_at is null`;
    if (count > 0) await recordAuditEvent("suspended", { actor, subjectId: userId }, sql);
    return deleteSessions(sql, userId, {}, "suspended");
  });
  closeSessionSockets(ended, "suspended");
  return adminUserById(userId);
}
