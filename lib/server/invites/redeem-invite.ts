import type { Message } from "@/lib/contract/messages";
import { forbidden } from "../platform/errors";
import type { Transaction } from "../platform/runtime";
import { insertMembers, publishAddedMembers } from "../rooms/insert-members";
import { userName } from "../rooms/require-addable-users";
import { activeInvite } from "./queries";

export interface InviteRedemption {
  roomId: string;
  userId: string;
  /** Null when the person was a member before. */
  systemMessage: Message | null;
}

/**
 * Takes a person into the group of a link, in the transaction that may also make their account. `not_found` for a link
 * that does not work, `forbidden` for one from before the person was removed. What it returns is announced after the commit.
 */
export async function redeemInvite(
  sql: Transaction,
  token: string,
  userId: string,
): Promise<InviteRedemption> {
  const { roomId } = await activeInvite(token, sql);
  // Under the room's lock, which a removal and a revocation hold too, it is looked at again.
  await sql`select 1 from rooms where id = ${roomId} for update`;
  const { id, createdAt } = await activeInvite(token, sql);
  const removed = await sql`
    select 1 from room_removals
    where room_id = ${roomId} and user_id = ${userId} and removed_at >= ${createdAt}::timestamptz`;
  if (removed.length > 0) throw forbidden("You were removed from this group; ask for a new link.");
  const by = await userName(sql, userId);
  const added = await insertMembers(sql, roomId, [userId], () => ({ kind: "joined", by }));
  if (!added) return { roomId, userId, systemMessage: null };
  await sql`update invites set uses = uses + 1 where id = ${id}`;
  await sql`insert into invite_uses (invite_id, user_id) values (${id}, ${userId}) on conflict do nothing`;
  return { roomId, userId, systemMessage: added.systemMessage };
}

/** After the commit. */
export async function publishInviteRedemption({
  roomId,
  userId,
  systemMessage,
}: InviteRedemption): Promise<void> {
  if (systemMessage) await publishAddedMembers(roomId, { userIds: [userId], systemMessage });
}
