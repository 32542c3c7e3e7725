import type { receiptRanges } from "@/drizzle/schema/receipts";
import type { Row } from "../db/row";
import { runtime } from "../platform/runtime";

export interface ReceiptWrite {
  roomId: string;
  userId: string;
  kind: Row<typeof receiptRanges, "kind">["kind"];
  seq: number;
}

/** What became of a mark: `moved` is false when it was that far already. */
export interface ReceiptWriteResult {
  ord: number;
  verdict: "ok" | "no_room" | "beyond";
  moved: boolean;
  /** Whether delivery moved with it. */
  delivered: boolean;
  /** Whether the member lets others know what they have read. */
  shown: boolean;
  at: Date;
}

/**
 * Raises marks in one statement, members locked in one order. Marks only rise; reading a message means it was
 * delivered, so a read mark raises both. Each advance leaves one row in `receipt_ranges`; what is read while read receipts
 * are off leaves none until they are on again. What devices show of it is marked to be taken back; a row that is being
 * written at the moment is passed over, since who writes it looks at the mark afterwards.
 *
 * @returns one row per mark, in order.
 */
export async function writeReceipts(marks: readonly ReceiptWrite[]): Promise<ReceiptWriteResult[]> {
  const column = <K extends keyof ReceiptWrite>(name: K) => marks.map((mark) => mark[name]);
  return runtime("writer")<ReceiptWriteResult[]>`
    with input as materialized (
      select * from unnest(
        ${column("roomId")}::uuid[], ${column("userId")}::uuid[], ${column("kind")}::text[], ${column("seq")}::bigint[]
      ) with ordinality as t(room_id, user_id, kind, seq, ord)
    ), current as materialized (
      select m.room_id, m.user_id, m.read_seq, m.delivered_seq, m.public_read_seq from room_members m
      where (m.room_id, m.user_id) in (select room_id, user_id from input)
      order by m.room_id, m.user_id for no key update
    ), judged as materialized (
      select i.*, c.read_seq, c.delivered_seq, c.public_read_seq, u.read_receipts, case
        when c.user_id is null then 'no_room' when i.seq > r.last_seq then 'beyond' else 'ok' end as verdict
      from input i
      left join current c using (room_id, user_id)
      left join rooms r on r.id = i.room_id
      left join users u on u.id = i.user_id
    ), goal as materialized (
      select room_id, user_id, min(read_seq) as old_read, min(delivered_seq) as old_delivered,
        greatest(min(read_seq), max(seq) filter (where kind = 'read')) as new_read,
        greatest(min(delivered_seq), max(seq)) as new_delivered,
        min(public_read_seq) as old_public, bool_and(read_receipts) as shown
      from judged where verdict = 'ok' group by room_id, user_id
    ), moved as (
      update room_members m set read_seq = g.new_read, delivered_seq = g.new_delivered,
        public_read_seq = case when g.shown then g.new_read else g.old_public end
      from goal g
      where m.room_id = g.room_id and m.user_id = g.user_id
        and (g.new_read > g.old_read or g.new_delivered > g.old_delivered)
    ), ranges as (
      insert into receipt_ranges (room_id, user_id, kind, from_seq, to_seq, at)
      select room_id, user_id, 'read', old_public + 1, new_read, now() from goal
      where new_read > old_read and new_read > old_public and shown
      union all
      select room_id, user_id, 'delivered', old_delivered + 1, new_delivered, now() from goal
      where new_delivered > old_delivered
    ), shown as (
      select n.room_id, n.user_id, n.subscription_id from goal g
      join push_notified n on n.room_id = g.room_id and n.user_id = g.user_id
      where g.new_read > g.old_read and n.seq between 1 and g.new_read and n.retract_at is null
      for update of n skip locked
    ), taken_back as (
      update push_notified n set retract_at = now() from shown s
      where (n.room_id, n.user_id, n.subscription_id) = (s.room_id, s.user_id, s.subscription_id)
    )
    select ord, verdict, date_trunc('milliseconds', now()) as at, read_receipts as shown,
      coalesce(seq > delivered_seq, false) as delivered,
      coalesce(case kind when 'read' then seq > read_seq else seq > delivered_seq end, false) as moved
    from judged order by ord`;
}
