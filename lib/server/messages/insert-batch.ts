import { runtime } from "../platform/runtime";
import { claimAttachmentsSql } from "./claim-attachments-sql";
import type { NewMessage } from "./new-message";
import { schedulePreviewsCte } from "./schedule-preview";
import type { MessageRow } from "./to-message";

/**
 * What became of one: `new` is stored; `duplicate` was stored before under the same id by the same sender in the same
 * room; `stale` must be tried again, since the membership changed while the statement waited for the room's lock.
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

export type InsertResult = { verdict: InsertStatus; row: MessageRow | null };

/** What the statement says: where a room's new messages begin, or why an item is not one. */
type Answer =
  | { roomId: string; seq: number; rev: number; at: Date }
  | { roomId: null; ord: number; verdict: Exclude<InsertStatus, "new" | "stale"> };

/**
 * Stores a batch in one statement, that is in one transaction with one flush of the log.
 *
 * The rooms are updated, and so locked, in id order, so that two writers cannot wait for each other. What the statement
 * reads besides is of its snapshot, which may be older than the lock: a change of membership in between shows in
 * `members_rev`, the room is passed over and its messages are `stale`; a retry stored in between breaks the unique id
 * (SQLSTATE 23505) and with it the statement. In both cases the caller runs it again and nothing was written. A seq is
 * given to new messages only, counted on from what the lock saw, so there are no gaps. The rooms that got some are marked
 * as due for push: one row a room, since a job per message here would cost nine tenths of the throughput. Messages with
 * a link are marked as well, for a preview.
 *
 * A room's new messages travel through the update as arrays: joined to it, on rows that the planner cannot count, they
 * would cost the square of the batch. Nothing is answered that the caller knows: what is not refused and whose room got
 * a place is new, in the order of the batch.
 *
 * @returns one verdict per item, in order, with the stored row for `new` and `duplicate`.
 */
export async function insertBatch(batch: readonly NewMessage[]): Promise<InsertResult[]> {
  const column = <K extends keyof NewMessage>(name: K) => batch.map((item) => item[name]);
  const mentions = batch.map((item) => JSON.stringify(item.mentions));
  const files = claimAttachmentsSql(batch);
  const links = schedulePreviewsCte(batch);
  const answers = await runtime("writer")<Answer[]>`
    with input as materialized (
      select * from unnest(
        ${column("id")}::uuid[], ${column("roomId")}::uuid[], ${column("senderId")}::uuid[], ${column("type")}::text[],
        ${column("content")}::text[], ${column("replyTo")}::uuid[], ${mentions}::text[]${files.column}
      ) with ordinality as t(id, room_id, sender_id, type, content, reply_to, mentions${files.name}, ord)
    )${files.tables}, judged as materialized (
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
        else 'new' end as verdict
      from input i
      left join room_members m on m.room_id = i.room_id and m.user_id = i.sender_id
      left join messages k on k.id = i.id
    ), wanted as materialized (
      select n.*, s.members_rev from (
        select room_id, count(*) as count, array_agg(id) as ids, array_agg(sender_id) as senders,
          array_agg(type) as types, array_agg(content) as contents, array_agg(reply_to) as replies,
          array_agg(mentions) as mentions${files.gathered}
        from (select * from judged where verdict = 'new' order by room_id, ord) as in_order
        group by room_id order by room_id
      ) n join rooms s on s.id = n.room_id
    ), placed as (
      update rooms r set last_seq = r.last_seq + w.count, last_rev = r.last_rev + w.count,
        last_activity_at = greatest(r.last_activity_at, clock_timestamp()::timestamptz(3))
      from wanted w where r.id = w.room_id and r.members_rev = w.members_rev
      returning w.*, r.last_seq - w.count as seq, r.last_rev - w.count as rev, r.last_activity_at as at
    ), inserted as (
      insert into messages (room_id, seq, rev, id, sender_id, type, content, reply_to, mentions, created_at${files.target})
      select p.room_id, p.seq + f.nth, p.rev + f.nth, f.id, f.sender_id, f.type, f.content, f.reply_to,
        case f.mentions when '[]' then '{}' else array(select jsonb_array_elements_text(f.mentions::jsonb)) end, p.at${files.value}
      from placed p, unnest(p.ids, p.senders, p.types, p.contents, p.replies, p.mentions${files.list})
        with ordinality as f(id, sender_id, type, content, reply_to, mentions${files.name}, nth)
    )${files.links}, due as (
      insert into push_due (room_id) select room_id from placed on conflict do nothing
    )${links}
    select room_id, seq, rev, at, null::int as ord, null as verdict from placed
    union all
    select null, null, null, null, ord::int, verdict from judged where verdict <> 'new'`;
  return judge(batch, answers);
}

async function judge(batch: readonly NewMessage[], answers: readonly Answer[]): Promise<InsertResult[]> {
  const places = new Map<string, Place>();
  const refusals = new Map<number, Exclude<InsertStatus, "new" | "stale">>();
  for (const answer of answers) {
    if (answer.roomId === null) refusals.set(answer.ord - 1, answer.verdict);
    else places.set(answer.roomId, { seq: answer.seq, rev: answer.rev, at: answer.at });
  }
  const known = await storedUnder(batch.filter((_, index) => refusals.get(index) === "duplicate"));
  return batch.map((item, index) => {
    const refusal = refusals.get(index);
    if (refusal) return { verdict: refusal, row: known.get(item.id) ?? null };
    const place = places.get(item.roomId);
    return place ? { verdict: "new", row: nextRow(item, place) } : { verdict: "stale", row: null };
  });
}

/** The seq and rev of the message before the next one, and the time of them all. */
interface Place {
  seq: number;
  rev: number;
  at: Date;
}

/** Field by field: copying an object with all that is in it costs several times as much. */
function nextRow(item: NewMessage, place: Place): MessageRow {
  const { id, roomId, senderId, type, content, replyTo, mentions, attachments } = item;
  const { at: createdAt } = place;
  place.seq++;
  place.rev++;
  const { seq, rev } = place;
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

async function storedUnder(items: readonly NewMessage[]): Promise<Map<string, MessageRow>> {
  if (items.length === 0) return new Map();
  const ids = items.map((item) => item.id);
  const rows = await runtime("writer")<MessageRow[]>`select * from messages where id = any(${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}
