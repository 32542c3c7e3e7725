import { env } from "../../platform/env";
import { forbidden } from "../../platform/errors";
import { runtime } from "../../platform/runtime";
import type { Actor } from "../actor/actor";

/** The condition on a row of `users` for running this server: `ADMIN_EMAIL` decides alone where it is set. */
export function isAdminCondition() {
  const { ADMIN_EMAIL } = env();
  return ADMIN_EMAIL ? runtime("sql")`users.email = ${ADMIN_EMAIL}` : runtime("sql")`users.administers`;
}

export async function isAdmin(userId: string): Promise<boolean> {
  const rows = await runtime("sql")`
    select 1 from users where id = ${userId} and ${isAdminCondition()} and suspended_at is null`;
  return rows.length > 0;
}

export async function requireAdmin(actor: Actor): Promise<void> {
  if (!(await isAdmin(actor.userId))) throw forbidden("Only those who run this server may do this.");
}
