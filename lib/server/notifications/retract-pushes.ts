import { runtime } from "../platform/runtime";
import type { Device, PushOutcome } from "../push/push-outcome";
import { acquirePushPermit, sendPush } from "../push/send-push";
import { composeRetractPayload } from "./compose-payload";
import { removeSubscriptions } from "./remove-subscriptions";

interface Shown extends Device {
  roomId: string;
  userId: string;
  subscriptionId: string;
  seq: number;
}

const PAGE = 128;
const AGAIN_SECONDS = 60;

/**
 * Takes back what devices show and was read elsewhere or deleted; only from those that were told of it, each once. For the
 * time of its request each is put off, so that a crash leaves it to be tried again; after a day, when a push service has
 * dropped the notification itself, it is not worth it any more.
 */
export async function retractPushes(): Promise<number> {
  const sql = runtime("sql");
  await sql`delete from push_notified where retract_at <= now() and at < now() - interval '1 day'`;
  let count = 0;
  while (true) {
    const taken = await sql<Shown[]>`
      with taken as (
        update push_notified set retract_at = now() + make_interval(secs => ${AGAIN_SECONDS})
        where (room_id, user_id, subscription_id) in (
          select room_id, user_id, subscription_id from push_notified
          where retract_at <= now() order by retract_at limit ${PAGE} for update skip locked
        ) returning *
      )
      select t.room_id, t.user_id, t.subscription_id, t.seq, s.kind, s.address, s.p256dh, s.auth
      from taken t join push_subscriptions s on s.id = t.subscription_id`;
    await Promise.all(taken.map(retract));
    count += taken.length;
    if (taken.length < PAGE) return count;
  }
}

async function retract(shown: Shown): Promise<void> {
  const leave = await acquirePushPermit();
  try {
    if (await isWanted(shown))
      await settle(shown, await sendPush(shown, composeRetractPayload(shown.roomId, shown.seq)));
  } finally {
    leave();
  }
}

/** Who is no member any more gets nothing of the room, and who was told of something newer keeps it (P10). */
async function isWanted({ roomId, userId, subscriptionId, seq }: Shown): Promise<boolean> {
  const found = await runtime("sql")`
    select 1 from push_notified n join room_members m on m.room_id = n.room_id and m.user_id = n.user_id
    where n.room_id = ${roomId} and n.user_id = ${userId} and n.subscription_id = ${subscriptionId}
      and n.seq = ${seq} and n.retract_at is not null`;
  return found.length > 0;
}

async function settle(shown: Shown, { kind }: PushOutcome): Promise<void> {
  if (kind === "later") return;
  if (kind === "gone") return removeSubscriptions([shown.subscriptionId]);
  await runtime("sql")`
    delete from push_notified
    where room_id = ${shown.roomId} and user_id = ${shown.userId} and subscription_id = ${shown.subscriptionId}
      and seq = ${shown.seq} and retract_at is not null`;
}
