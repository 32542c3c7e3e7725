import type { Actor } from "../accounts/actor/actor";
import { readReceiptsOff } from "../accounts/users/queries";
import { visibleMessage } from "../messages/queries";
import { runtime } from "../platform/runtime";

export interface MemberReceipt {
  userId: string;
  deliveredAt: string | null;
  readAt: string | null;
}

/**
 * Returns when each other member received and read a message, from the receipt range that contains it. `readAt` is null
 * for every member if the actor's read receipts are off.
 */
export async function messageReceipts(actor: Actor, messageId: string): Promise<MemberReceipt[]> {
  const message = await visibleMessage(actor, messageId);
  const showRead = !(await readReceiptsOff(actor.userId));
  const rows = await runtime("sql")<{ userId: string; deliveredAt: Date | null; readAt: Date | null }[]>`
    select m.user_id, delivered.at as delivered_at, read.at as read_at
    from room_members m
    left join lateral (
      select at from receipt_ranges r where r.room_id = m.room_id and r.user_id = m.user_id and r.kind = 'delivered'
        and r.to_seq >= ${message.seq} and r.from_seq <= ${message.seq} order by r.to_seq limit 1
    ) delivered on true
    left join lateral (
      select at from receipt_ranges r where r.room_id = m.room_id and r.user_id = m.user_id and r.kind = 'read'
        and r.to_seq >= ${message.seq} and r.from_seq <= ${message.seq} order by r.to_seq limit 1
    ) read on true
    where m.room_id = ${message.roomId} and m.user_id is distinct from ${message.senderId}
    order by m.joined_at, m.user_id`;
  return rows.map((row) => ({
    userId: row.userId,
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
    readAt: (showRead && row.readAt?.toISOString()) || null,
  }));
}
