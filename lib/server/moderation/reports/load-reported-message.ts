import { LIMITS } from "@/lib/contract/limits";
import type { ExcerptLine } from "@/lib/contract/moderation";
import type { Actor } from "../../accounts/actor/actor";
import { notHiddenFrom } from "../../messages/hidden-messages";
import type { MessageRow } from "../../messages/to-message";
import { invalid, notFound } from "../../platform/errors";
import { runtime } from "../../platform/runtime";

type Row = MessageRow & { senderName: string | null };

interface ReportedMessage {
  subjectId: string;
  messageId: string;
  roomId: string;
  excerpt: ExcerptLine[];
}

/**
 * Returns a message that the actor can see, with the few visible ones before it. A decision needs the context, and deleting
 * the message afterwards must not undo the report. Throws `not_found` for a message that the actor cannot see.
 */
export async function loadReportedMessage(actor: Actor, messageId: string): Promise<ReportedMessage> {
  const sql = runtime("sql");
  const rows = await sql<Row[]>`
    select messages.*, u.name as sender_name
    from messages reported
    join room_members me on me.room_id = reported.room_id and me.user_id = ${actor.userId}
      and reported.seq >= me.visible_from_seq
    join messages on messages.room_id = reported.room_id and messages.seq <= reported.seq
      and messages.seq >= me.visible_from_seq
    left join users u on u.id = messages.sender_id
    where reported.id = ${messageId} and messages.deleted_at is null and messages.type <> 'system'
      and ${notHiddenFrom(actor)}
    order by messages.seq desc limit ${LIMITS.reportContextMessages + 1}`;
  const [reported] = rows;
  if (reported?.id !== messageId) throw notFound("message");
  if (!reported.senderId) throw invalid("messageId", "has no sender");
  const { senderId, roomId } = reported;
  return { subjectId: senderId, messageId, roomId, excerpt: rows.reverse().map(toLine) };
}

const toLine = (row: Row): ExcerptLine => ({
  id: row.id,
  sender: row.senderId ? { id: row.senderId, name: row.senderName ?? "" } : null,
  content: row.content,
  files: row.attachments?.map((file) => file.name) ?? [],
  createdAt: row.createdAt.toISOString(),
});
