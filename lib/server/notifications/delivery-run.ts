import { runtime } from "../platform/runtime";
import { MAX_RUN_MESSAGES } from "./push-messages";

/** A room whose devices are being notified, and the last seq of the run. */
interface DeliveryRun {
  roomId: string;
  upTo: number;
}

const DEVICES_PER_PAGE = 1_000;

/** Starts a run; returns null if the room is not due, since all its messages are settled. */
export async function startDeliveryRun(roomId: string): Promise<DeliveryRun | null> {
  const [run] = await runtime("sql")<DeliveryRun[]>`
    select d.room_id, least(r.last_seq, r.pushed_seq + ${MAX_RUN_MESSAGES}) as up_to
    from push_due d join rooms r on r.id = d.room_id where d.room_id = ${roomId}`;
  return run ?? null;
}

/**
 * Yields the ids of devices that may have to be notified, page by page. It is a superset: each device is evaluated right
 * before its push. Each page renews `queued_at`, so that the job does not count as lost.
 */
export async function* candidateDevices({ roomId, upTo }: DeliveryRun): AsyncGenerator<string[]> {
  const sql = runtime("sql");
  let after = "00000000-0000-0000-0000-000000000000";
  while (true) {
    const rows = await sql<{ id: string }[]>`
      with renewed as (update push_due set queued_at = now() where room_id = ${roomId})
      select s.id from room_members m join push_subscriptions s on s.user_id = m.user_id
      left join push_notified n
        on n.room_id = m.room_id and n.user_id = m.user_id and n.subscription_id = s.id
      where m.room_id = ${roomId} and m.read_seq < ${upTo} and m.notify <> 'nothing' and coalesce(n.seq, 0) < ${upTo}
        and s.id > ${after}
      order by s.id limit ${DEVICES_PER_PAGE}`;
    yield rows.map((row) => row.id);
    const last = rows.at(-1);
    if (!last || rows.length < DEVICES_PER_PAGE) return;
    after = last.id;
  }
}

/**
 * Finishes a run: up to `settledSeq` every device has been handled. Runs under the room lock, so that a new message is
 * either seen here or inserts a `push_due` row of its own. The rest stays due, after `nextRunDelayMs`.
 */
export async function finishDeliveryRun(
  roomId: string,
  settledSeq: number,
  nextRunDelayMs: number,
): Promise<void> {
  await runtime("sql")`
    with room as (
      update rooms set pushed_seq = greatest(pushed_seq, ${settledSeq}) where id = ${roomId} returning last_seq
    ), done as (
      delete from push_due where room_id = ${roomId} and (select last_seq from room) <= ${settledSeq}
    )
    update push_due set queued_at = null, due_at = now() + make_interval(secs => ${nextRunDelayMs / 1_000})
    where room_id = ${roomId} and (select last_seq from room) > ${settledSeq}`;
}
