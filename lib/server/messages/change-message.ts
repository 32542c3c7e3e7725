import type { messages } from "@/drizzle/schema/messages";
import { LIMITS } from "@/lib/contract/limits";
import type { Message, Reaction } from "@/lib/contract/messages";
import type { MemberRole } from "@/lib/contract/rooms";
import { firstLink } from "@/lib/shared/link-detection";
import type { Actor } from "../accounts/actor/actor";
import { blockedError } from "../accounts/blocks/blocked-error";
import { recordAuditEvent } from "../audit/record-audit-event";
import type { Row } from "../db/row";
import { isRefusal, notFound } from "../platform/errors";
import { runtime, type Transaction } from "../platform/runtime";
import { withRoomLock, withRoomLockAsModerator } from "../rooms/membership/membership";
import { scheduleIndexing } from "../search/index/index-queue";
import { schedulePreview } from "./schedule-preview";
import type { MessageRow } from "./to-message";
import { toMessagesWithStatus } from "./to-messages-with-status";

/** What a change makes of a message. */
export type MessageChange =
  | { kind: "edited"; content: string }
  | { kind: "reacted"; reactions: Reaction[] }
  | { kind: "deleted" };

type Decide = (row: MessageRow, role: MemberRole) => MessageChange | null;

/**
 * The one way to change a stored message: under the room's lock, with the next revision. `decide` judges by what the
 * row is now, and answers null to leave it. Refuses with `not_found` what the actor may not see, and with `forbidden` what
 * would say something new to somebody who wants to hear nothing.
 *
 * @param moderates whether the actor runs this server, and so need not be in the room.
 */
export async function changeMessage(
  actor: Actor,
  id: string,
  decide: Decide,
  { moderates = false } = {},
): Promise<Message> {
  const [known] = await runtime("sql")<
    Row<typeof messages, "roomId">[]
  >`select room_id from messages where id = ${id}`;
  if (!known) throw notFound("message");
  const locked = moderates ? withRoomLockAsModerator : withRoomLock;
  const change = locked(actor, known.roomId, async (sql, { role, visibleFromSeq, silenced }) => {
    const [current] = await sql<MessageRow[]>`select * from messages where id = ${id}`;
    if (!current || current.seq < visibleFromSeq) throw notFound("message");
    const wanted = decide(current, role);
    if (!wanted) return [current];
    if (silenced && wanted.kind !== "deleted") throw blockedError();
    await keepOrDropHistory(sql, current, wanted);
    if (wanted.kind === "deleted" && current.senderId !== actor.userId)
      await recordAuditEvent(
        "message_deleted",
        { actor, subjectId: current.senderId, roomId: current.roomId },
        sql,
      );
    const changed = await sql<MessageRow[]>`
      with bumped as (update rooms set last_rev = last_rev + 1 where id = ${current.roomId} returning last_rev)
      update messages set rev = (select last_rev from bumped), ${assignments(sql, wanted, current)}
      where room_id = ${current.roomId} and seq = ${current.seq} returning *`;
    if (wanted.kind === "edited")
      for (const row of changed) if (!row.preview) await schedulePreview(sql, row);
    return changed;
  });
  const [message] = await toMessagesWithStatus(await change.catch(alikeForStrangers));
  if (!message) throw notFound("message");
  scheduleIndexing(message.roomId);
  return message;
}

function assignments(sql: Transaction, change: MessageChange, before: MessageRow) {
  switch (change.kind) {
    case "edited":
      return keepsLink(before, change)
        ? sql`content = ${change.content}, edited_at = now()`
        : sql`content = ${change.content}, preview = null, edited_at = now()`;
    case "reacted":
      return sql`reactions = ${sql.json(change.reactions)}`;
    case "deleted":
      return sql`content = '', mentions = '{}', attachments = null, reactions = null, preview = null,
        deleted_at = now()`;
  }
}

const keepsLink = (before: MessageRow, { content }: { content: string }): boolean =>
  firstLink(before.content) === firstLink(content);

/** An edit keeps what was there before; a deletion leaves nothing of it anywhere. */
async function keepOrDropHistory(sql: Transaction, row: MessageRow, change: MessageChange): Promise<void> {
  const { kind } = change;
  if (kind === "deleted" || (kind === "edited" && !keepsLink(row, change)))
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
    await sql`update attachments set state = 'doomed' where message_id = ${row.id}`;
    await sql`
      update push_notified set retract_at = now()
      where room_id = ${row.roomId} and seq = ${row.seq} and retract_at is null`;
    await sql`delete from pins where room_id = ${row.roomId} and message_id = ${row.id}`;
  }
}

/** A message of a foreign room and a missing one must look the same. */
function alikeForStrangers(error: unknown): never {
  throw isRefusal(error) && error.code === "not_found" ? notFound("message") : error;
}
