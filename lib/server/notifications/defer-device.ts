import { transaction } from "../db/transaction";
import { failPoint } from "../platform/fail-point";
import { enqueue } from "../queue/enqueue";
import { pushDeviceJob } from "../queue/job-definitions";
import type { PushContext, PushTarget } from "./push-context";

/** Without a word from the push service. The job's own pauses, which grow, come on top. */
export const DEFAULT_RETRY_MS = 30_000;

const keyOf = ({ roomId, subscriptionId }: PushTarget): string => `push:${roomId}:${subscriptionId}`;

/**
 * A device that could not be told now is to be told later, by a job of its own: the room goes on without it. What it is
 * owed begins with the first message that it did not get, however often it is put off.
 */
export async function deferDevice(
  facts: PushContext,
  firstSeq: number,
  afterMs = DEFAULT_RETRY_MS,
): Promise<void> {
  const { roomId, userId, subscriptionId } = facts;
  const tryAt = new Date(facts.now.getTime() + afterMs);
  await transaction(async (sql) => {
    const owed = await sql`
      insert into push_notified as n (room_id, user_id, subscription_id, owed_from, try_at)
      select ${roomId}, user_id, id, ${firstSeq}, ${tryAt} from push_subscriptions
      where id = ${subscriptionId} and user_id = ${userId}
      on conflict (room_id, user_id, subscription_id) do update set
        owed_from = least(n.owed_from, excluded.owed_from), try_at = excluded.try_at
      returning 1`;
    if (owed.length === 0) return;
    await enqueue(
      pushDeviceJob,
      { roomId, subscriptionId },
      { key: keyOf(facts), runAt: tryAt, replaceRunAt: true, sql },
    );
  });
  failPoint("push_owed");
}
