import { Batcher, type ItemOutcome } from "@/lib/shared/concurrency/batcher";
import { unavailable } from "../platform/errors";
import { runtime, singleton } from "../platform/runtime";

/** A device was told of a room's messages up to `seq`. */
interface Told {
  roomId: string;
  userId: string;
  subscriptionId: string;
  seq: number;
}

const BOUNDS = { batch: 500, queue: 20_000, overflow: () => unavailable(1_000) };

/** Notes that a device was told, so that it is not told again; many at once in one statement. */
export function recordDelivery(told: Told): Promise<void> {
  return singleton("push-record", () => new Batcher<Told, void>(write, BOUNDS)).push(told);
}

async function write(items: Told[]): Promise<ItemOutcome<void>[]> {
  await note(items);
  await takeBackWhatIsRead(items);
  return items.map(() => ({ ok: true, result: undefined }));
}

async function note(items: readonly Told[]): Promise<void> {
  const column = <K extends keyof Told>(name: K) => items.map((item) => item[name]);
  await runtime("sql")`
    with told as (
      select room_id, user_id, subscription_id, max(seq) as seq from unnest(
        ${column("roomId")}::uuid[], ${column("userId")}::uuid[], ${column("subscriptionId")}::uuid[],
        ${column("seq")}::bigint[]
      ) as t(room_id, user_id, subscription_id, seq)
      where exists (select 1 from push_subscriptions s where s.id = t.subscription_id and s.user_id = t.user_id)
      group by 1, 2, 3 order by 1, 2, 3
    ), taken as (
      update push_subscriptions set refusals = 0
      where id in (select subscription_id from told) and refusals > 0
    )
    insert into push_notified as n (room_id, user_id, subscription_id, seq)
    select * from told
    on conflict (room_id, user_id, subscription_id) do update set
      seq = greatest(n.seq, excluded.seq), at = now(), owed_from = null, try_at = null, retract_at = null`;
}

/**
 * What was read or deleted while it was on its way. A reader whose statement did not see the row yet has its lock on the
 * member's row, and is waited for.
 */
async function takeBackWhatIsRead(items: readonly Told[]): Promise<void> {
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
