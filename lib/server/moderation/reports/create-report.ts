import { v7 as uuidv7 } from "uuid";
import type { ExcerptLine, NewReport } from "@/lib/contract/moderation";
import type { Actor } from "../../accounts/actor/actor";
import { recordAuditEvent } from "../../audit/record-audit-event";
import { transaction } from "../../db/transaction";
import { invalid, notFound } from "../../platform/errors";
import { runtime } from "../../platform/runtime";
import { consume } from "../../rate-limit/rate-limiter";
import { loadReportedMessage } from "./load-reported-message";

/** The reported user, and message if any. */
interface ReportSubject {
  subjectId: string;
  messageId: string | null;
  roomId: string | null;
  excerpt: ExcerptLine[] | null;
}

/**
 * Reports a message or a user to the administrators. Idempotent while the same report is open. Throws `not_found` for what
 * the actor cannot see, `invalid` for a report of oneself, or `rate_limited`. The reported user is not notified.
 */
export async function createReport(actor: Actor, report: NewReport): Promise<void> {
  await consume("report", actor.userId);
  const subject =
    "messageId" in report
      ? await loadReportedMessage(actor, report.messageId)
      : await reportedUser(report.userId);
  if (subject.subjectId === actor.userId)
    throw invalid("messageId" in report ? "messageId" : "userId", "is your own");
  await transaction(async (sql) => {
    // Serializes the reports of one user, so that two clicks create one report.
    await sql`select 1 from users where id = ${actor.userId} for no key update`;
    const open = await sql`
      select 1 from reports where reporter_id = ${actor.userId} and subject_id = ${subject.subjectId}
        and message_id is not distinct from ${subject.messageId}::uuid and outcome is null`;
    if (open.length > 0) return;
    const id = uuidv7();
    await sql`
      insert into reports (id, reporter_id, subject_id, message_id, room_id, reason, note, excerpt)
      values (${id}, ${actor.userId}, ${subject.subjectId}, ${subject.messageId}, ${subject.roomId}, ${report.reason},
        ${report.note ?? ""}, ${subject.excerpt ? JSON.stringify(subject.excerpt) : null}::text::jsonb)`;
    await recordAuditEvent(
      "reported",
      {
        actor,
        subjectId: subject.subjectId,
        roomId: subject.roomId,
        details: { report: id, reason: report.reason },
      },
      sql,
    );
  });
}

async function reportedUser(userId: string): Promise<ReportSubject> {
  const users = await runtime("sql")`select 1 from users where id = ${userId}`;
  if (users.length === 0) throw notFound("user");
  return { subjectId: userId, messageId: null, roomId: null, excerpt: null };
}
