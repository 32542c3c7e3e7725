import { LIMITS } from "@/lib/contract/limits";
import type { AdminUser, AdminUserPage, AdminUserQuery } from "@/lib/contract/moderation";
import type { Actor } from "../../accounts/actor/actor";
import { isAdminCondition, requireAdmin } from "../../accounts/users/require-admin";
import { containsPattern } from "../../db/like-pattern";
import { notFound } from "../../platform/errors";
import { runtime } from "../../platform/runtime";

interface Row extends Omit<AdminUser, "createdAt" | "lastSeenAt" | "suspendedAt"> {
  createdAt: Date;
  lastSeenAt: Date | null;
  suspendedAt: Date | null;
}

const columns = () => runtime("sql")`
  id, name, email, image, ${isAdminCondition()} as administers, created_at, last_seen_at, suspended_at,
  exists (select 1 from second_factors f where f.user_id = users.id and f.confirmed_at is not null) as second_factor`;

const toAdminUser = (row: Row): AdminUser => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
  suspendedAt: row.suspendedAt?.toISOString() ?? null,
});

/** Returns a page of all accounts, the newest first. `query` matches part of the name or e-mail address. Administrators only. */
export async function adminUserPage(
  actor: Actor,
  { query = "", suspended, cursor }: AdminUserQuery,
): Promise<AdminUserPage> {
  await requireAdmin(actor);
  const sql = runtime("sql");
  const pattern = containsPattern(query.trim());
  const rows = await sql<Row[]>`
    select ${columns()} from users
    where (name ilike ${pattern} or email ilike ${pattern})
      ${suspended ? sql`and suspended_at is not null` : sql``} ${cursor ? sql`and id < ${cursor}` : sql``}
    order by id desc limit ${LIMITS.adminPageSize + 1}`;
  const people = rows.slice(0, LIMITS.adminPageSize).map(toAdminUser);
  return { people, nextCursor: rows.length > people.length ? (people.at(-1)?.id ?? null) : null };
}

/** Returns one account. The caller must have checked that the actor is an administrator. */
export async function adminUserById(userId: string): Promise<AdminUser> {
  const [row] = await runtime("sql")<Row[]>`select ${columns()} from users where id = ${userId}`;
  if (!row) throw notFound("user");
  return toAdminUser(row);
}
