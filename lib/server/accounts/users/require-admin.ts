import { env } from "../../platform/env";
import { forbidden } from "../../platform/errors";
import { runtime } from "../../platform/runtime";
import type { Actor } from "../actor/actor";

/** Returns the SQL condition on `users` for an administrator. Where `ADMIN_EMAIL` is set, it alone decides. */
export function isAdminCondition() {
  const { ADMIN_EMAIL } = env();
  return ADMIN_EMAIL ? runtime("sql")`users.email = ${ADMIN_EMAIL}` : runtime("sql")`users.administers`;
}

/** Returns whether the user is an administrator who is not suspended. */
export async function isAdmin(userId: string): Promise<boolean> {
  const rows = await runtime("sql")`
    select 1 from users where id = ${userId} and ${isAdminCondition()} and suspended_at is null`;
  return rows.length > 0;
}

/** Throws `forbidden` unless the actor is an administrator. */
export async function requireAdmin(actor: Actor): Promise<void> {
  if (!(await isAdmin(actor.userId))) throw forbidden("Only an administrator of this server may do this.");
}
