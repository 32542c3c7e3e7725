import { Batcher, type ItemOutcome } from "@/lib/shared/concurrency/batcher";
import { unavailable } from "../platform/errors";
import { runtime, singleton } from "../platform/runtime";

/** A device was notified of a room's messages up to `seq`. */
interface DeliveryRecord {
  roomId: string;
  userId: string;
  subscriptionId: string;
  seq: number;
}

const BOUNDS = { batch: 500, queue: 20_000, overflow: () => unavailable(1_000) };

/** Records that a device was notified, so that it is not notified again. Concurrent records share one statement. */
export function recordDelivery(record: DeliveryRecord): Promise<void> {
  return singleton("push-record", () => new Batcher<DeliveryRecord, void>(write, BOUNDS)).push(record);
}

async function write(items: DeliveryRecord[]): Promise<ItemOutcome<void>[]> {
  await insertDeliveries(items);
  await retractIfReadOrDeleted(items);
  return items.map(() => ({ ok: true, result: undefined }));
}

async function insertDeliveries(items: readonly DeliveryRecord[]): Promise<void> {
  const column = <K extends keyof DeliveryRecord>(name: K) => items.map((item) => item[name]);
  await runtime("sql")`
    with delivered as (
      select room_id, user_id, subscription_id, max(seq) as seq from unnest(
        ${column("roomId")}::uuid[], ${column("userId")}::uuid[], ${column("subscriptionId")}::uuid[],
        ${column("seq")}::bigint[]
      ) as t(room_id, user_id, subscription_id, seq)
      where exists (select 1 from push_subscriptions s where s.id = t.subscription_id and s.user_id = t.user_id)
      group by 1, 2, 3 order by 1, 2, 3
    ), reset as (
      update push_subscriptions set refusals = 0
      where id in (select subscription_id from delivered) and refusals > 0
    )
    insert into push_notified as n (room_id, user_id, subscription_id, seq)
    select * from delivered
    on conflict (room_id, user_id, subscription_id) do update set
      seq = greatest(n.seq, excluded.seq), at = now(), owed_from = null, try_at = null, retract_at = null`;
}

/**
 * Schedules the retraction of notifications whose message was read or deleted during the request. A concurrent `markRead`
 * that did not see the delivery's row holds the lock of the member's row, which this waits for.
 */
async function retractIfReadOrDeleted(items: readonly DeliveryRecord[]): Promise<void> {
  await runtime("sql")`
    with member as materialized (
      select room_id, user_id, read_seq from room_members
      where (room_id, user_id) in (select * from unnest(
        ${items.map((item) => item.roomId)}::uuid[], ${items.map((item) => item.userId)}::uuid[]))
      order by room_id, user_id for share
    )
    update push_notified n set retract_at = now() from member m
    where n.room_id = m.room_id and n.user_id = m.user_id and n.retract_at is null
      and n.subscription_id = any(${items.map((item) => item.subscriptionId)}::uuid[])
      and (n.seq <= m.read_seq or exists (
        select 1 from messages d where d.room_id = n.room_id and d.seq = n.seq and d.deleted_at is not null))
      and n.seq > 0`;
}
