import { v7 as uuidv7 } from "uuid";
import type { ExcerptLine, NewReport } from "@/lib/contract/moderation";
import type { Actor } from "../../accounts/actor/actor";
import { recordAuditEvent } from "../../audit/record-audit-event";
import { transaction } from "../../db/transaction";
import { invalid, notFound } from "../../platform/errors";
import { runtime } from "../../platform/runtime";
import { consume } from "../../rate-limit/rate-limiter";
import { loadReportedMessage } from "./load-reported-message";

interface About {
  subjectId: string;
  messageId: string | null;
  roomId: string | null;
  excerpt: ExcerptLine[] | null;
}

/**
 * Tells those who run this server of a message or a person. While the same is open, again is the same. Refuses with
 * `not_found` what the actor cannot see, `invalid` for oneself, `rate_limited`. Whom it is about is not told.
 */
export async function createReport(actor: Actor, given: NewReport): Promise<void> {
  await consume("report", actor.userId);
  const about =
    "messageId" in given ? await loadReportedMessage(actor, given.messageId) : await person(given.userId);
  if (about.subjectId === actor.userId)
    throw invalid("messageId" in given ? "messageId" : "userId", "is your own");
  await transaction(async (sql) => {
    // One at a time for one reporter, so that two clicks are one report.
    await sql`select 1 from users where id = ${actor.userId} for no key update`;
    const open = await sql`
      select 1 from reports where reporter_id = ${actor.userId} and subject_id = ${about.subjectId}
        and message_id is not distinct from ${about.messageId}::uuid and outcome is null`;
    if (open.length > 0) return;
    const id = uuidv7();
    await sql`
      insert into reports (id, reporter_id, subject_id, message_id, room_id, reason, note, excerpt)
      values (${id}, ${actor.userId}, ${about.subjectId}, ${about.messageId}, ${about.roomId}, ${given.reason},
        ${given.note ?? ""}, ${about.excerpt ? JSON.stringify(about.excerpt) : null}::text::jsonb)`;
    await recordAuditEvent(
      "reported",
      {
        actor,
        subjectId: about.subjectId,
        roomId: about.roomId,
        details: { report: id, reason: given.reason },
      },
      sql,
    );
  });
}

async function person(userId: string): Promise<About> {
  const known = await runtime("sql")`select 1 from users where id = ${userId}`;
  if (known.length === 0) throw notFound("user");
  return { subjectId: userId, messageId: null, roomId: null, excerpt: null };
}
