import { runtime } from "../platform/runtime";
import { MAX_RUN_MESSAGES } from "./push-messages";

/** A room that is being worked on, and up to which message. */
export interface DeliveryRun {
  roomId: string;
  upTo: number;
}

const PAGE = 1_000;

/** Begins with a room; null when it is not due, since all its messages are settled. */
export async function startDeliveryRun(roomId: string): Promise<DeliveryRun | null> {
  const [pass] = await runtime("sql")<DeliveryRun[]>`
    select d.room_id, least(r.last_seq, r.pushed_seq + ${MAX_RUN_MESSAGES}) as up_to
    from push_due d join rooms r on r.id = d.room_id where d.room_id = ${roomId}`;
  return pass ?? null;
}

/**
 * The devices that may have to be told, in pages; a superset, since each is looked at when its turn comes. Says with each
 * page that the room is being worked on.
 */
export async function* candidateDevices({ roomId, upTo }: DeliveryRun): AsyncGenerator<string[]> {
  const sql = runtime("sql");
  let after = "00000000-0000-0000-0000-000000000000";
  while (true) {
    const rows = await sql<{ id: string }[]>`
      with working as (update push_due set queued_at = now() where room_id = ${roomId})
      select s.id from room_members m join push_subscriptions s on s.user_id = m.user_id
      left join push_notified n
        on n.room_id = m.room_id and n.user_id = m.user_id and n.subscription_id = s.id
      where m.room_id = ${roomId} and m.read_seq < ${upTo} and m.notify <> 'nothing' and coalesce(n.seq, 0) < ${upTo}
        and s.id > ${after}
      order by s.id limit ${PAGE}`;
    yield rows.map((row) => row.id);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
}

/**
 * Ends with a room: up to `settledSeq` everybody was told. Under the room's lock, so that a message either is seen here or
 * finds the mark gone and leaves its own. What is not settled stays due, from `againMs` on.
 */
export async function finishDeliveryRun(roomId: string, settledSeq: number, againMs: number): Promise<void> {
  await runtime("sql")`
    with room as (
      update rooms set pushed_seq = greatest(pushed_seq, ${settledSeq}) where id = ${roomId} returning last_seq
    ), done as (
      delete from push_due where room_id = ${roomId} and (select last_seq from room) <= ${settledSeq}
    )
    update push_due set queued_at = null, due_at = now() + make_interval(secs => ${againMs / 1_000})
    where room_id = ${roomId} and (select last_seq from room) > ${settledSeq}`;
}
