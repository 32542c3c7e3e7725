import { runtime } from "../runtime";
import type { MessageRow } from "./to-message";

/** A message on its way in: parsed, not yet authorised. */
export interface NewMessage {
  id: string;
  roomId: string;
  senderId: string;
  type: "text" | "image" | "file" | "audio" | "video";
  content: string;
  replyTo: string | null;
  mentions: string[];
}

/**
 * What became of one: `new` is stored; `duplicate` was stored before under the same id by the same sender in the same
 * room; `stale` must be tried again, since the membership changed while the statement waited for the room's lock.
 */
export type Verdict =
  | "new"
  | "duplicate"
  | "conflict"
  | "no_room"
  | "bad_reply"
  | "bad_mention"
  | "not_admin"
  | "stale";

export type Judged = { verdict: Verdict; row: MessageRow | null };

/** What the statement says of each item; the rest of a new message is the item itself. */
type Given =
  | { ord: number; verdict: "new"; seq: number; rev: number; at: Date }
  | { ord: number; verdict: Exclude<Verdict, "new">; seq: null; rev: null; at: null };

/**
 * Stores a batch in one statement, that is in one transaction with one flush of the log.
 *
 * The rooms are locked in id order, so that two processes cannot wait for each other. What the statement reads besides
 * is of its snapshot, which may be older than the lock: a change of membership in between shows in `members_rev` and
 * makes the verdict `stale`, and a retry stored in between breaks the unique id (SQLSTATE 23505) and with it the
 * statement. In both cases the caller runs it again and nothing was written. A seq is given to new messages only,
 * counted on from what the lock saw, so there are no gaps. The rooms that got some are marked as due for push: one row a
 * room, since a job per message here would cost nine tenths of the throughput.
 *
 * No part of it is joined with another on rows that the planner cannot count, which costs the square of the batch, and
 * nothing is answered that the caller knows.
 *
 * @returns one verdict per item, in order, with the stored row for `new` and `duplicate`.
 */
export async function insertBatch(batch: readonly NewMessage[]): Promise<Judged[]> {
  const column = <K extends keyof NewMessage>(name: K) => batch.map((item) => item[name]);
  const mentions = batch.map((item) => JSON.stringify(item.mentions));
  const given = await runtime("writer")<Given[]>`
    with input as materialized (
      select * from unnest(
        ${column("id")}::uuid[], ${column("roomId")}::uuid[], ${column("senderId")}::uuid[], ${column("type")}::text[],
        ${column("content")}::text[], ${column("replyTo")}::uuid[], ${mentions}::text[]
      ) with ordinality as t(id, room_id, sender_id, type, content, reply_to, mentions, ord)
    ), seen as materialized (
      select id, members_rev from rooms where id in (select room_id from input)
    ), locked as materialized (
      select id, members_rev, last_seq, last_rev, last_activity_at from rooms
      where id in (select room_id from input) order by id for update
    ), judged as materialized (
      select i.*, l.last_seq, l.last_rev, l.last_activity_at, case
        when k.id is not null and k.room_id = i.room_id and k.sender_id = i.sender_id then 'duplicate'
        when k.id is not null then 'conflict'
        when l.members_rev <> s.members_rev then 'stale'
        when l.id is null or m.user_id is null then 'no_room'
        when i.reply_to is not null and not exists (
          select 1 from messages r where r.id = i.reply_to and r.room_id = i.room_id
        ) then 'bad_reply'
        when i.mentions = '["all"]' then case when m.role = 'member' then 'not_admin' else 'new' end
        when i.mentions <> '[]' and exists (
          select 1 from jsonb_array_elements_text(i.mentions::jsonb) as named(user_id)
          where not exists (
            select 1 from room_members o where o.room_id = i.room_id and o.user_id = named.user_id::uuid
          )
        ) then 'bad_mention'
        else 'new' end as verdict
      from input i
      left join locked l on l.id = i.room_id
      left join seen s on s.id = i.room_id
      left join room_members m on m.room_id = i.room_id and m.user_id = i.sender_id
      left join messages k on k.id = i.id
      where (select count(*) from locked) >= 0
    ), fresh as materialized (
      select *, last_seq + row_number() over room as seq, last_rev + row_number() over room as rev,
        greatest(last_activity_at, first_value(clock_timestamp()) over room)::timestamptz(3) as at
      from judged where verdict = 'new' window room as (partition by room_id order by ord)
    ), bumped as (
      update rooms r set last_seq = f.seq, last_rev = f.rev, last_activity_at = f.at
      from (select room_id, max(seq) as seq, max(rev) as rev, max(at) as at from fresh group by room_id) f
      where r.id = f.room_id
    ), inserted as (
      insert into messages (room_id, seq, rev, id, sender_id, type, content, reply_to, mentions, created_at)
      select room_id, seq, rev, id, sender_id, type, content, reply_to,
        case mentions when '[]' then '{}' else array(select jsonb_array_elements_text(mentions::jsonb)) end, at
      from fresh
    ), due as (
      insert into push_due (room_id) select distinct room_id from fresh on conflict do nothing
    )
    select ord, verdict, seq, rev, at from fresh
    union all
    select ord, verdict, null, null, null from judged where verdict <> 'new'`;
  const known = await storedUnder(
    given.filter(({ verdict }) => verdict === "duplicate").map(({ ord }) => batch[ord - 1]),
  );
  const judged: Judged[] = [];
  for (const answer of given) {
    const item = batch[answer.ord - 1];
    if (!item) throw new Error("the batch statement answered for an item that it was not given");
    judged[answer.ord - 1] = {
      verdict: answer.verdict,
      row: rowOf(item, answer) ?? known.get(item.id) ?? null,
    };
  }
  return judged;
}

function rowOf(item: NewMessage, answer: Given): MessageRow | null {
  if (answer.verdict !== "new") return null;
  const { seq, rev, at: createdAt } = answer;
  return { ...item, seq, rev, createdAt, reactions: null, editedAt: null, deletedAt: null };
}

async function storedUnder(items: readonly (NewMessage | undefined)[]): Promise<Map<string, MessageRow>> {
  if (items.length === 0) return new Map();
  const ids = items.map((item) => item?.id ?? null);
  const rows = await runtime("writer")<MessageRow[]>`select * from messages where id = any(${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}
