import { runtime } from "../platform/runtime";
import type { Device, PushOutcome } from "../push/push-outcome";
import { acquirePushPermit, sendPush } from "../push/send-push";
import { composeRetractPayload } from "./compose-payload";
import { removeSubscriptions } from "./remove-subscriptions";

interface ShownNotification extends Device {
  roomId: string;
  userId: string;
  subscriptionId: string;
  seq: number;
}

const BATCH_SIZE = 128;
/** Delay before a retraction is tried again. */
const RETRY_SECONDS = 60;

/**
 * Retracts notifications whose message was read elsewhere or deleted, once from each device that was notified. Each
 * retraction is postponed during its request, so that it is tried again after a crash. After a day, when push services
 * have dropped the notification, it is given up. Returns the number of retractions.
 */
export async function retractPushes(): Promise<number> {
  const sql = runtime("sql");
  await sql`delete from push_notified where retract_at <= now() and at < now() - interval '1 day'`;
  let count = 0;
  while (true) {
    const due = await sql<ShownNotification[]>`
      with due as (
        update push_notified set retract_at = now() + make_interval(secs => ${RETRY_SECONDS})
        where (room_id, user_id, subscription_id) in (
          select room_id, user_id, subscription_id from push_notified
          where retract_at <= now() order by retract_at limit ${BATCH_SIZE} for update skip locked
        ) returning *
      )
      select t.room_id, t.user_id, t.subscription_id, t.seq, s.kind, s.address, s.p256dh, s.auth
      from due t join push_subscriptions s on s.id = t.subscription_id`;
    await Promise.all(due.map(retract));
    count += due.length;
    if (due.length < BATCH_SIZE) return count;
  }
}

async function retract(shown: ShownNotification): Promise<void> {
  const release = await acquirePushPermit();
  try {
    if (await isStillDue(shown))
      await applyOutcome(shown, await sendPush(shown, composeRetractPayload(shown.roomId, shown.seq)));
  } finally {
    release();
  }
}

/** Whether the retraction is still due: former members get nothing of the room, and newer notifications stay (P10). */
async function isStillDue({ roomId, userId, subscriptionId, seq }: ShownNotification): Promise<boolean> {
  const found = await runtime("sql")`
    select 1 from push_notified n join room_members m on m.room_id = n.room_id and m.user_id = n.user_id
    where n.room_id = ${roomId} and n.user_id = ${userId} and n.subscription_id = ${subscriptionId}
      and n.seq = ${seq} and n.retract_at is not null`;
  return found.length > 0;
}

async function applyOutcome(shown: ShownNotification, { kind }: PushOutcome): Promise<void> {
  if (kind === "later") return;
  if (kind === "gone") return removeSubscriptions([shown.subscriptionId]);
  await runtime("sql")`
    delete from push_notified
    where room_id = ${shown.roomId} and user_id = ${shown.userId} and subscription_id = ${shown.subscriptionId}
      and seq = ${shown.seq} and retract_at is not null`;
}
