import type { receiptRanges } from "@/drizzle/schema/receipts";
import type { Row } from "../db/row";
import { runtime } from "../platform/runtime";

/** A receipt to store. */
export interface ReceiptWrite {
  roomId: string;
  userId: string;
  kind: Row<typeof receiptRanges, "kind">["kind"];
  seq: number;
}

/** The result of one receipt. `moved` is false if the stored receipt was as high already. */
export interface ReceiptWriteResult {
  ord: number;
  status: "ok" | "no_room" | "beyond";
  moved: boolean;
  /** Whether the delivery receipt rose too. */
  delivered: boolean;
  /** Whether the member's read receipts are on. */
  shown: boolean;
  at: Date;
}

/**
 * Raises receipts in one statement, with the members locked in one order. Receipts only rise. A read message was delivered,
 * so a read receipt raises both. Each advance stores one row in `receipt_ranges`. Messages read while read receipts are
 * off store none until they are on again. Notifications of read messages become due for retraction. A `push_notified` row
 * that is locked is skipped: its writer checks the receipt afterwards.
 *
 * @returns one row per receipt, in order.
 */
export async function writeReceipts(receipts: readonly ReceiptWrite[]): Promise<ReceiptWriteResult[]> {
  const column = <K extends keyof ReceiptWrite>(name: K) => receipts.map((receipt) => receipt[name]);
  return runtime("writer")<ReceiptWriteResult[]>`
    with input as materialized (
      select * from unnest(
        ${column("roomId")}::uuid[], ${column("userId")}::uuid[], ${column("kind")}::text[], ${column("seq")}::bigint[]
      ) with ordinality as t(room_id, user_id, kind, seq, ord)
    ), current as materialized (
      select m.room_id, m.user_id, m.read_seq, m.delivered_seq, m.public_read_seq from room_members m
      where (m.room_id, m.user_id) in (select room_id, user_id from input)
      order by m.room_id, m.user_id for no key update
    ), checked as materialized (
      select i.*, c.read_seq, c.delivered_seq, c.public_read_seq, u.read_receipts, case
        when c.user_id is null then 'no_room' when i.seq > r.last_seq then 'beyond' else 'ok' end as status
      from input i
      left join current c using (room_id, user_id)
      left join rooms r on r.id = i.room_id
      left join users u on u.id = i.user_id
    ), target as materialized (
      select room_id, user_id, min(read_seq) as old_read, min(delivered_seq) as old_delivered,
        greatest(min(read_seq), max(seq) filter (where kind = 'read')) as new_read,
        greatest(min(delivered_seq), max(seq)) as new_delivered,
        min(public_read_seq) as old_public, bool_and(read_receipts) as shown
      from checked where status = 'ok' group by room_id, user_id
    ), moved as (
      update room_members m set read_seq = t.new_read, delivered_seq = t.new_delivered,
        public_read_seq = case when t.shown then t.new_read else t.old_public end
      from target t
      where m.room_id = t.room_id and m.user_id = t.user_id
        and (t.new_read > t.old_read or t.new_delivered > t.old_delivered)
    ), ranges as (
      insert into receipt_ranges (room_id, user_id, kind, from_seq, to_seq, at)
      select room_id, user_id, 'read', old_public + 1, new_read, now() from target
      where new_read > old_read and new_read > old_public and shown
      union all
      select room_id, user_id, 'delivered', old_delivered + 1, new_delivered, now() from target
      where new_delivered > old_delivered
    ), notified as (
      select n.room_id, n.user_id, n.subscription_id from target t
      join push_notified n on n.room_id = t.room_id and n.user_id = t.user_id
      where t.new_read > t.old_read and n.seq between 1 and t.new_read and n.retract_at is null
      for update of n skip locked
    ), retracted as (
      update push_notified n set retract_at = now() from notified s
      where (n.room_id, n.user_id, n.subscription_id) = (s.room_id, s.user_id, s.subscription_id)
    )
    select ord, status, date_trunc('milliseconds', now()) as at, read_receipts as shown,
      coalesce(seq > delivered_seq, false) as delivered,
      coalesce(case kind when 'read' then seq > read_seq else seq > delivered_seq end, false) as moved
    from checked order by ord`;
}
