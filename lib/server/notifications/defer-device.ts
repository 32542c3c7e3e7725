import { transaction } from "../db/transaction";
import { failPoint } from "../platform/fail-point";
import { enqueue } from "../queue/enqueue";
import { pushDeviceJob } from "../queue/job-definitions";
import type { PushContext, PushTarget } from "./push-context";

/** Delay before the next attempt if the push service names none. The job's own, growing delays come on top. */
const DEFAULT_RETRY_MS = 30_000;

const jobKey = ({ roomId, subscriptionId }: PushTarget): string => `push:${roomId}:${subscriptionId}`;

/**
 * Defers a device that could not be notified now: a job of its own delivers later, and the room does not wait for it.
 * `owed_from` stays at the first message that the device missed, however often it is deferred.
 */
export async function deferDevice(
  context: PushContext,
  firstSeq: number,
  afterMs = DEFAULT_RETRY_MS,
): Promise<void> {
  const { roomId, userId, subscriptionId } = context;
  const tryAt = new Date(context.now.getTime() + afterMs);
  await transaction(async (sql) => {
    const deferred = await sql`
      insert into push_notified as n (room_id, user_id, subscription_id, owed_from, try_at)
      select ${roomId}, user_id, id, ${firstSeq}, ${tryAt} from push_subscriptions
      where id = ${subscriptionId} and user_id = ${userId}
      on conflict (room_id, user_id, subscription_id) do update set
        owed_from = least(n.owed_from, excluded.owed_from), try_at = excluded.try_at
      returning 1`;
    if (deferred.length === 0) return;
    await enqueue(
      pushDeviceJob,
      { roomId, subscriptionId },
      { key: jobKey(context), runAt: tryAt, replaceRunAt: true, sql },
    );
  });
  failPoint("push_deferred");
}
