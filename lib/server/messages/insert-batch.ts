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

export type Judged = { ord: number; verdict: Verdict } & { [K in keyof MessageRow]: MessageRow[K] | null };

/**
 * Stores a batch in one statement, that is in one transaction with one flush of the log.
 *
 * The rooms are locked in id order, so that two processes cannot wait for each other. What the statement reads besides
 * is of its snapshot, which may be older than the lock: a change of membership in between shows in `members_rev` and
 * makes the verdict `stale`, and a retry stored in between breaks the unique id (SQLSTATE 23505) and with it the
 * statement. In both cases the caller runs it again and nothing was written. A seq is given to new messages only, so
 * there are no gaps. The rooms that got some are marked as due for push: one row a room, since a job per message here
 * would cost nine tenths of the throughput.
 *
 * @returns one row per item, in order; the message's columns are null unless the verdict is `new` or `duplicate`.
 */
export async function insertBatch(batch: readonly NewMessage[]): Promise<Judged[]> {
  const column = <K extends keyof NewMessage>(name: K) => batch.map((item) => item[name]);
  const mentions = batch.map((item) => JSON.stringify(item.mentions));
  return runtime("sql")<Judged[]>`
    with input as materialized (
      select * from unnest(
        ${column("id")}::uuid[], ${column("roomId")}::uuid[], ${column("senderId")}::uuid[], ${column("type")}::text[],
        ${column("content")}::text[], ${column("replyTo")}::uuid[], ${mentions}::text[]
      ) with ordinality as t(id, room_id, sender_id, type, content, reply_to, mentions, ord)
    ), seen as materialized (
      select id, members_rev from rooms where id in (select room_id from input)
    ), locked as materialized (
      select id, members_rev from rooms where id in (select room_id from input) order by id for update
    ), judged as materialized (
      select i.*, k.seq as known_seq, case
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
    ), numbered as materialized (
      select *, row_number() over (partition by room_id order by ord) as n from judged where verdict = 'new'
    ), bumped as (
      update rooms r
      set last_seq = r.last_seq + c.n, last_rev = r.last_rev + c.n,
          last_activity_at = greatest(r.last_activity_at, clock_timestamp())
      from (select room_id, count(*) as n from numbered group by room_id) c
      where r.id = c.room_id
      returning r.id, r.last_seq - c.n as base_seq, r.last_rev - c.n as base_rev, r.last_activity_at as at
    ), inserted as (
      insert into messages (room_id, seq, rev, id, sender_id, type, content, reply_to, mentions, created_at)
      select n.room_id, b.base_seq + n.n, b.base_rev + n.n, n.id, n.sender_id, n.type, n.content, n.reply_to,
        array(select jsonb_array_elements_text(n.mentions::jsonb)), b.at
      from numbered n join bumped b on b.id = n.room_id
      returning *
    ), due as (
      insert into push_due (room_id) select id from bumped on conflict do nothing
    )
    select j.ord, j.verdict, x.* from judged j
    left join lateral (
      select * from inserted i where i.id = j.id and j.verdict = 'new'
      union all
      select * from messages k where k.room_id = j.room_id and k.seq = j.known_seq and j.verdict = 'duplicate'
    ) x on true
    order by j.ord`;
}
