import { LIMITS } from "@/lib/contract/limits";
import type { Report, ReportPage, ReportQuery } from "@/lib/contract/moderation";
import type { Actor } from "../../accounts/actor/actor";
import { requireAdmin } from "../../accounts/users/require-admin";
import { notFound } from "../../platform/errors";
import { runtime } from "../../platform/runtime";

interface Row extends Omit<Report, "createdAt" | "resolvedAt"> {
  createdAt: Date;
  resolvedAt: Date | null;
}

/** Returns a page of reports, the newest first: open ones unless `state` says otherwise. Administrators only. */
export async function reportPage(actor: Actor, { state = "open", cursor }: ReportQuery): Promise<ReportPage> {
  await requireAdmin(actor);
  const sql = runtime("sql");
  const rows = await selectReports(
    sql`${state === "open" ? sql`r.outcome is null` : sql`r.outcome is not null`}
      ${cursor ? sql`and r.id < ${cursor}` : sql``}`,
    LIMITS.adminPageSize + 1,
  );
  const reports = rows.slice(0, LIMITS.adminPageSize);
  return { reports, nextCursor: rows.length > reports.length ? (reports.at(-1)?.id ?? null) : null };
}

/** Returns one report. The caller must have checked that the actor is an administrator. */
export async function reportById(id: string): Promise<Report> {
  const [report] = await selectReports(runtime("sql")`r.id = ${id}`, 1);
  if (!report) throw notFound("report");
  return report;
}

async function selectReports(
  condition: ReturnType<ReturnType<typeof runtime<"sql">>>,
  limit: number,
): Promise<Report[]> {
  const rows = await runtime("sql")<Row[]>`
    select r.id, r.message_id, r.reason, r.note, r.excerpt, r.created_at, r.outcome, r.resolved_at,
      json_build_object('id', reporter.id, 'name', reporter.name) as reporter,
      json_build_object('id', subject.id, 'name', subject.name,
        'suspended', subject.suspended_at is not null) as subject,
      case when resolver.id is not null then json_build_object('id', resolver.id, 'name', resolver.name) end
        as resolved_by,
      exists (select 1 from messages m where m.id = r.message_id and m.deleted_at is null) as message_stands
    from reports r
    join users reporter on reporter.id = r.reporter_id
    join users subject on subject.id = r.subject_id
    left join users resolver on resolver.id = r.resolved_by
    where ${condition} order by r.id desc limit ${limit}`;
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
  }));
}
