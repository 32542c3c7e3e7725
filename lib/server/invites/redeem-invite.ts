import type { Message } from "@/lib/contract/messages";
import { forbidden } from "../platform/errors";
import type { Transaction } from "../platform/runtime";
import { insertMembers, publishAddedMembers } from "../rooms/insert-members";
import { userName } from "../rooms/require-addable-users";
import { activeInvite } from "./queries";

/** The result of a redemption, to be published after the commit. */
interface InviteRedemption {
  roomId: string;
  userId: string;
  /** Null when the user was a member before. */
  systemMessage: Message | null;
}

/**
 * Adds a user to the group of an invite, in the transaction that may also create their account. Throws `not_found` for an
 * invite that is not active, and `forbidden` for one created before the user was removed.
 */
export async function redeemInvite(
  sql: Transaction,
  token: string,
  userId: string,
): Promise<InviteRedemption> {
  const { roomId } = await activeInvite(token, sql);
  // Checked again under the room lock, which a removal and a revocation hold too.
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

/** Publishes the new member. Call it after the commit. */
export async function publishInviteRedemption({
  roomId,
  userId,
  systemMessage,
}: InviteRedemption): Promise<void> {
  if (systemMessage) await publishAddedMembers(roomId, { userIds: [userId], systemMessage });
}
