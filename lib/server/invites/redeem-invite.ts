import type { Message } from "@/lib/contract/messages";
import { forbidden } from "../platform/errors";
import type { Transaction } from "../platform/runtime";
import { announceNewcomers, insertNewcomers } from "../rooms/insert-members";
import { userName } from "../rooms/require-addable-users";
import { openInvite } from "./queries";

export interface Admission {
  roomId: string;
  userId: string;
  /** Null when the person was a member before. */
  line: Message | null;
}

/**
 * Takes a person into the group of a link, in the transaction that may also make their account. `not_found` for a link
 * that does not work, `forbidden` for one from before the person was removed. What it returns is announced after the commit.
 */
export async function admitByInvite(sql: Transaction, token: string, userId: string): Promise<Admission> {
  const { roomId } = await openInvite(token, sql);
  // Under the room's lock, which a removal and a revocation hold too, it is looked at again.
  await sql`select 1 from rooms where id = ${roomId} for update`;
  const { id, createdAt } = await openInvite(token, sql);
  const removed = await sql`
    select 1 from room_removals
    where room_id = ${roomId} and user_id = ${userId} and removed_at >= ${createdAt}::timestamptz`;
  if (removed.length > 0) throw forbidden("You were removed from this group; ask for a new link.");
  const by = await userName(sql, userId);
  const added = await insertNewcomers(sql, roomId, [userId], () => ({ kind: "joined", by }));
  if (!added) return { roomId, userId, line: null };
  await sql`update invites set uses = uses + 1 where id = ${id}`;
  await sql`insert into invite_uses (invite_id, user_id) values (${id}, ${userId}) on conflict do nothing`;
  return { roomId, userId, line: added.line };
}

/** After the commit. */
export async function announceAdmission({ roomId, userId, line }: Admission): Promise<void> {
  if (line) await announceNewcomers(roomId, { newcomers: [userId], line });
}
