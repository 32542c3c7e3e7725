import type { AdminUser } from "@/lib/contract/moderation";
import type { Actor } from "../../accounts/actor/actor";
import { requireAdmin } from "../../accounts/users/require-admin";
import { recordAuditEvent } from "../../audit/record-audit-event";
import { transaction } from "../../db/transaction";
import { adminUserById } from "./queries";

/** Lets a suspended user sign in again. Idempotent. Administrators only. */
export async function restoreUser(actor: Actor, userId: string): Promise<AdminUser> {
  await requireAdmin(actor);
  await transaction(async (sql) => {
    const { count } = await sql`
      update users set suspended_at = null where id = ${userId} and suspended_at is not null`;
    if (count > 0) await recordAuditEvent("restored", { actor, subjectId: userId }, sql);
  });
  return adminUserById(userId);
}
