import { transaction } from "../db/transaction";
import { failPoint } from "../platform/fail-point";
import { runtime } from "../platform/runtime";
import { enqueue } from "../queue/enqueue";
import { pushRoomJob, retractPushesJob } from "../queue/job-definitions";

const ROOMS_PER_BATCH = 200;
/** Whoever works on a room says so every few seconds; after this long its job was lost. */
const LOST_AFTER_SECONDS = 120;

/**
 * Gives the rooms that are due to the queue, each as one job, and along with them those whose job was lost in a crash.
 * Returns how many there were; as many as at once means that more wait.
 */
export async function enqueueDueRooms(): Promise<number> {
  const queued = await transaction(async (sql) => {
    const due = await sql<{ roomId: string }[]>`
      update push_due set queued_at = now() where room_id in (
        select room_id from push_due
        where due_at <= now() and (queued_at is null or queued_at < now() - make_interval(secs => ${LOST_AFTER_SECONDS}))
        order by due_at limit ${ROOMS_PER_BATCH} for update skip locked
      ) returning room_id`;
    await Promise.all(
      due.map(({ roomId }) => enqueue(pushRoomJob, { roomId }, { key: `push:${roomId}`, sql })),
    );
    return due.length;
  });
  if (queued > 0) failPoint("push_queued");
  return queued;
}

/** One job for all that is to be taken back. */
export async function enqueueDueRetracts(): Promise<void> {
  const due = await runtime("sql")`select 1 from push_notified where retract_at <= now() limit 1`;
  if (due.length > 0) await enqueue(retractPushesJob, {}, { key: retractPushesJob.name });
}

export { ROOMS_PER_BATCH };
