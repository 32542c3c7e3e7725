import { runtime } from "../platform/runtime";
import { claimAttachmentsSql } from "./claim-attachments-sql";
import type { NewMessage } from "./new-message";
import { schedulePreviewsCte } from "./schedule-preview";
import type { MessageRow } from "./to-message";

/**
 * The status of one message: `new` is stored; `duplicate` was stored before under the same id by the same sender in the
 * same room; `stale` must be retried, since the membership changed while the statement waited for the room lock.
 */
export type InsertStatus =
  | "new"
  | "duplicate"
  | "conflict"
  | "no_room"
  | "silenced"
  | "bad_reply"
  | "bad_mention"
  | "bad_attachment"
  | "not_admin"
  | "stale";

export type InsertResult = { status: InsertStatus; row: MessageRow | null };

/** A row of the statement: where a room's new messages start, or why a message is not new. */
type InsertAnswer =
  | { roomId: string; seq: number; rev: number; at: Date }
  | { roomId: null; ord: number; status: Exclude<InsertStatus, "new" | "stale"> };

/**
 * Stores a batch in one statement, that is in one transaction with one flush of the write-ahead log.
 *
 * It updates, and so locks, the rooms in id order, so that two writers cannot deadlock. Its other reads use its snapshot,
 * which may be older than the lock. If the membership changed in between, `members_rev` differs: the room is skipped and
 * its messages are `stale`. If a retry was stored in between, the unique id fails the statement (SQLSTATE 23505). In both
 * cases nothing was written and the caller runs it again. Only new messages get a seq, counted on from the locked row, so
 * there are no gaps. Rooms with new messages become due for push: one row per room, since a job per message here would
 * cost nine tenths of the throughput. Messages with a link become due for a preview.
 *
 * A room's new messages pass through the update as arrays. Joined to it, on rows that the planner cannot estimate, they
 * would cost the square of the batch. The statement returns only what the caller does not know: a message without a
 * refusal whose room has a position is new, in the order of the batch.
 *
 * @returns one status per message, in order, with the stored row for `new` and `duplicate`.
 */
export async function insertBatch(batch: readonly NewMessage[]): Promise<InsertResult[]> {
  const column = <K extends keyof NewMessage>(name: K) => batch.map((item) => item[name]);
  const mentions = batch.map((item) => JSON.stringify(item.mentions));
  const files = claimAttachmentsSql(batch);
  const previews = schedulePreviewsCte(batch);
  const answers = await runtime("writer")<InsertAnswer[]>`
    with input as materialized (
      select * from unnest(
        ${column("id")}::uuid[], ${column("roomId")}::uuid[], ${column("senderId")}::uuid[], ${column("type")}::text[],
        ${column("content")}::text[], ${column("replyTo")}::uuid[], ${mentions}::text[]${files.inputArray}
      ) with ordinality as t(id, room_id, sender_id, type, content, reply_to, mentions${files.inputColumn}, ord)
    )${files.ctes}, checked as materialized (
      select i.*, case
        when k.id is not null and k.room_id = i.room_id and k.sender_id = i.sender_id then 'duplicate'
        when k.id is not null then 'conflict'
        when m.user_id is null then 'no_room'
        when m.silenced then 'silenced'
        when i.reply_to is not null and not exists (
          select 1 from messages r where r.id = i.reply_to and r.room_id = i.room_id and r.seq >= m.visible_from_seq
        ) then 'bad_reply'
        ${files.refusal}
        when i.mentions = '["all"]' then case when m.role = 'member' then 'not_admin' else 'new' end
        when i.mentions <> '[]' and exists (
          select 1 from jsonb_array_elements_text(i.mentions::jsonb) as named(user_id)
          where not exists (
            select 1 from room_members o where o.room_id = i.room_id and o.user_id = named.user_id::uuid
          )
        ) then 'bad_mention'
        else 'new' end as status
      from input i
      left join room_members m on m.room_id = i.room_id and m.user_id = i.sender_id
      left join messages k on k.id = i.id
    ), room_batches as materialized (
      select n.*, s.members_rev from (
        select room_id, count(*) as count, array_agg(id) as ids, array_agg(sender_id) as senders,
          array_agg(type) as types, array_agg(content) as contents, array_agg(reply_to) as replies,
          array_agg(mentions) as mentions${files.aggregate}
        from (select * from checked where status = 'new' order by room_id, ord) as in_order
        group by room_id order by room_id
      ) n join rooms s on s.id = n.room_id
    ), positions as (
      update rooms r set last_seq = r.last_seq + b.count, last_rev = r.last_rev + b.count,
        last_activity_at = greatest(r.last_activity_at, clock_timestamp()::timestamptz(3))
      from room_batches b where r.id = b.room_id and r.members_rev = b.members_rev
      returning b.*, r.last_seq - b.count as seq, r.last_rev - b.count as rev, r.last_activity_at as at
    ), inserted as (
      insert into messages (room_id, seq, rev, id, sender_id, type, content, reply_to, mentions, created_at${files.targetColumn})
      select p.room_id, p.seq + f.nth, p.rev + f.nth, f.id, f.sender_id, f.type, f.content, f.reply_to,
        case f.mentions when '[]' then '{}' else array(select jsonb_array_elements_text(f.mentions::jsonb)) end, p.at${files.value}
      from positions p, unnest(p.ids, p.senders, p.types, p.contents, p.replies, p.mentions${files.arrayColumn})
        with ordinality as f(id, sender_id, type, content, reply_to, mentions${files.inputColumn}, nth)
    )${files.linkCte}, due as (
      insert into push_due (room_id) select room_id from positions on conflict do nothing
    )${previews}
    select room_id, seq, rev, at, null::int as ord, null as status from positions
    union all
    select null, null, null, null, ord::int, status from checked where status <> 'new'`;
  return toInsertResults(batch, answers);
}

async function toInsertResults(
  batch: readonly NewMessage[],
  answers: readonly InsertAnswer[],
): Promise<InsertResult[]> {
  const positions = new Map<string, RoomPosition>();
  const refusals = new Map<number, Exclude<InsertStatus, "new" | "stale">>();
  for (const answer of answers) {
    if (answer.roomId === null) refusals.set(answer.ord - 1, answer.status);
    else positions.set(answer.roomId, { seq: answer.seq, rev: answer.rev, at: answer.at });
  }
  const duplicates = await messagesById(batch.filter((_, index) => refusals.get(index) === "duplicate"));
  return batch.map((item, index) => {
    const refusal = refusals.get(index);
    if (refusal) return { status: refusal, row: duplicates.get(item.id) ?? null };
    const position = positions.get(item.roomId);
    return position ? { status: "new", row: nextRow(item, position) } : { status: "stale", row: null };
  });
}

/** The seq and rev of the message before the next one, and the time of all messages of the batch. */
interface RoomPosition {
  seq: number;
  rev: number;
  at: Date;
}

/** Builds the row field by field: spreading an object costs several times as much. */
function nextRow(item: NewMessage, position: RoomPosition): MessageRow {
  const { id, roomId, senderId, type, content, replyTo, mentions, attachments } = item;
  const { at: createdAt } = position;
  position.seq++;
  position.rev++;
  const { seq, rev } = position;
  return {
    id,
    roomId,
    seq,
    rev,
    senderId,
    type,
    content,
    replyTo,
    mentions,
    attachments: attachments.length > 0 ? attachments : null,
    reactions: null,
    preview: null,
    event: null,
    createdAt,
    editedAt: null,
    deletedAt: null,
  };
}

async function messagesById(items: readonly NewMessage[]): Promise<Map<string, MessageRow>> {
  if (items.length === 0) return new Map();
  const ids = items.map((item) => item.id);
  const rows = await runtime("writer")<MessageRow[]>`select * from messages where id = any(${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}
