import type { messages } from "@/drizzle/schema/messages";
import { LIMITS } from "@/lib/contract/limits";
import type { Message, Reaction } from "@/lib/contract/messages";
import type { MemberRole } from "@/lib/contract/rooms";
import { firstLink } from "@/lib/shared/link-detection";
import type { Actor } from "../accounts/actor/actor";
import { blockedError } from "../accounts/blocks/pair-block";
import { recordAuditEvent } from "../audit/record-audit-event";
import type { Row } from "../db/row";
import { isRefusal, notFound } from "../platform/errors";
import { runtime, type Transaction } from "../platform/runtime";
import { withRoomLock, withRoomLockAsModerator } from "../rooms/membership/membership";
import { scheduleIndexing } from "../search/index/index-queue";
import { schedulePreview } from "./schedule-preview";
import type { MessageRow } from "./to-message";
import { toMessagesWithStatus } from "./to-messages-with-status";

/** A change of a stored message. */
export type MessageChange =
  | { kind: "edited"; content: string }
  | { kind: "reacted"; reactions: Reaction[] }
  | { kind: "deleted" };

/** Chooses the change from the locked row; null changes nothing. */
type DecideChange = (row: MessageRow, role: MemberRole) => MessageChange | null;

/**
 * Changes a stored message under the room lock, with the next revision. Nothing else changes one. Throws `not_found` for a
 * message that the actor may not see, and `forbidden` for an edit or a reaction within a blocked pair.
 *
 * @param moderates whether the actor is an administrator, who need not be a member of the room.
 */
export async function changeMessage(
  actor: Actor,
  id: string,
  decide: DecideChange,
  { moderates = false } = {},
): Promise<Message> {
  const [found] = await runtime("sql")<
    Row<typeof messages, "roomId">[]
  >`select room_id from messages where id = ${id}`;
  if (!found) throw notFound("message");
  const withLock = moderates ? withRoomLockAsModerator : withRoomLock;
  const result = withLock(actor, found.roomId, async (sql, { role, visibleFromSeq, silenced }) => {
    const [current] = await sql<MessageRow[]>`select * from messages where id = ${id}`;
    if (!current || current.seq < visibleFromSeq) throw notFound("message");
    const messageChange = decide(current, role);
    if (!messageChange) return [current];
    if (silenced && messageChange.kind !== "deleted") throw blockedError();
    await updateEditHistory(sql, current, messageChange);
    if (messageChange.kind === "deleted" && current.senderId !== actor.userId)
      await recordAuditEvent(
        "message_deleted",
        { actor, subjectId: current.senderId, roomId: current.roomId },
        sql,
      );
    const changed = await sql<MessageRow[]>`
      with next as (update rooms set last_rev = last_rev + 1 where id = ${current.roomId} returning last_rev)
      update messages set rev = (select last_rev from next), ${assignments(sql, messageChange, current)}
      where room_id = ${current.roomId} and seq = ${current.seq} returning *`;
    if (messageChange.kind === "edited")
      for (const row of changed) if (!row.preview) await schedulePreview(sql, row);
    return changed;
  });
  const [message] = await toMessagesWithStatus(await result.catch(hideForeignRoom));
  if (!message) throw notFound("message");
  scheduleIndexing(message.roomId);
  return message;
}

function assignments(sql: Transaction, change: MessageChange, before: MessageRow) {
  switch (change.kind) {
    case "edited":
      return keepsFirstLink(before, change)
        ? sql`content = ${change.content}, edited_at = now()`
        : sql`content = ${change.content}, preview = null, edited_at = now()`;
    case "reacted":
      return sql`reactions = ${sql.json(change.reactions)}`;
    case "deleted":
      return sql`content = '', mentions = '{}', attachments = null, reactions = null, preview = null,
        deleted_at = now()`;
  }
}

/** Returns whether an edit keeps the first link, and so its preview. */
const keepsFirstLink = (before: MessageRow, { content }: { content: string }): boolean =>
  firstLink(before.content) === firstLink(content);

/**
 * Appends the previous text to the edit history on an edit; deletes the history, files and pins on a deletion. Deletes the
 * picture of a preview that no longer applies.
 */
async function updateEditHistory(sql: Transaction, row: MessageRow, change: MessageChange): Promise<void> {
  const { kind } = change;
  if (kind === "deleted" || (kind === "edited" && !keepsFirstLink(row, change)))
    await sql`delete from link_pictures where message_id = ${row.id}`;
  if (kind === "edited") {
    await sql`
      insert into message_edits (room_id, message_id, at, content)
      values (${row.roomId}, ${row.id}, now(), ${row.content})`;
    await sql`
      delete from message_edits where message_id = ${row.id} and at < (
        select at from message_edits where message_id = ${row.id} order by at desc offset ${LIMITS.editHistoryLength - 1} limit 1
      )`;
  }
  if (kind === "deleted") {
    await sql`delete from message_edits where message_id = ${row.id}`;
    await sql`update attachments set state = 'deleting' where message_id = ${row.id}`;
    await sql`
      update push_notified set retract_at = now()
      where room_id = ${row.roomId} and seq = ${row.seq} and retract_at is null`;
    await sql`delete from pins where room_id = ${row.roomId} and message_id = ${row.id}`;
  }
}

/** Throws the same error for a message in a foreign room as for a missing message. */
function hideForeignRoom(error: unknown): never {
  throw isRefusal(error) && error.code === "not_found" ? notFound("message") : error;
}
