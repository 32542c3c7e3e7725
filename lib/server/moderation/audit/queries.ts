import type { AuditEntry, AuditPage, AuditQuery } from "@/lib/contract/audit";
import { LIMITS } from "@/lib/contract/limits";
import type { Actor } from "../../accounts/actor/actor";
import { requireAdmin } from "../../accounts/users/require-admin";
import { runtime } from "../../platform/runtime";

type Row = Omit<AuditEntry, "at"> & { at: Date };

/** Returns a page of the audit log, the newest first, by keyset, so that any depth costs the same. Administrators only. */
export async function auditPage(actor: Actor, query: AuditQuery): Promise<AuditPage> {
  await requireAdmin(actor);
  const sql = runtime("sql");
  const limit = query.limit ?? LIMITS.adminPageSize;
  const before = query.cursor ? sql`and a.id < ${query.cursor}` : sql``;
  const action = query.action ? sql`and a.action = ${query.action}` : sql``;
  // Two index ranges: no index covers a condition over both columns.
  const found = query.userId
    ? sql`(
        (select * from audit_log a where a.actor_id = ${query.userId} ${before} ${action} order by a.id desc limit ${limit + 1})
        union
        (select * from audit_log a where a.subject_id = ${query.userId} ${before} ${action} order by a.id desc limit ${limit + 1})
      )`
    : sql`(select * from audit_log a where true ${before} ${action} order by a.id desc limit ${limit + 1})`;
  const rows = await sql<Row[]>`
    select e.id, e.at, e.action, e.room_id, e.ip, e.user_agent, e.details,
      case when actor.id is not null then json_build_object('id', actor.id, 'name', actor.name) end as actor,
      case when subject.id is not null then json_build_object('id', subject.id, 'name', subject.name) end as subject
    from ${found} as e
    left join users actor on actor.id = e.actor_id
    left join users subject on subject.id = e.subject_id
    order by e.id desc limit ${limit + 1}`;
  const entries = rows.slice(0, limit).map((row) => ({ ...row, at: row.at.toISOString() }));
  return { entries, nextCursor: rows.length > limit ? (entries.at(-1)?.id ?? null) : null };
}
