import type { AdminUser } from "@/lib/contract/moderation";
import type { Actor } from "../../accounts/auth/actor";
import { requireAdmin } from "../../accounts/users/require-admin";
import { record } from "../../audit/record-audit-event";
import { transaction } from "../../db/transaction";
import { administeredPerson } from "./queries";

/** The person may sign in again. Again is the same. */
export async function restorePerson(actor: Actor, userId: string): Promise<AdminUser> {
  await requireAdmin(actor);
  await transaction(async (sql) => {
    const { count } = await sql`
      update users set suspended_at = null where id = ${userId} and suspended_at is not null`;
    if (count > 0) await record("restored", { actor, subjectId: userId }, sql);
  });
  return administeredPerson(userId);
}
