import type { Report, ReportOutcome } from "@/lib/contract/moderation";
import type { Actor } from "../../accounts/actor/actor";
import { requireAdmin } from "../../accounts/users/require-admin";
import { recordAuditEvent } from "../../audit/record-audit-event";
import { transaction } from "../../db/transaction";
import { Refusal } from "../../platform/errors";
import { reportById } from "./queries";

/** Resolves a report. Administrators only. Throws `conflict` if it is resolved already. */
export async function resolveReport(actor: Actor, id: string, outcome: ReportOutcome): Promise<Report> {
  await requireAdmin(actor);
  const { subject } = await reportById(id);
  await transaction(async (sql) => {
    const { count } = await sql`
      update reports set outcome = ${outcome}, resolved_by = ${actor.userId}, resolved_at = now()
      where id = ${id} and outcome is null`;
    if (count === 0) throw new Refusal("conflict", "This report is closed already.");
    await recordAuditEvent(
      "report_resolved",
      { actor, subjectId: subject.id, details: { report: id, outcome } },
      sql,
    );
  });
  return reportById(id);
}
