import type { Actor } from "../accounts/actor/actor";
import { notFound } from "../platform/errors";
import { requireGroupAdmin, withRoomLock } from "../rooms/membership/membership";

/** Revokes an invite. Owner and admins only. Throws `not_found` if it does not exist or is revoked. */
export async function revokeInvite(actor: Actor, roomId: string, inviteId: string): Promise<void> {
  await withRoomLock(actor, roomId, async (sql, membership) => {
    requireGroupAdmin(membership);
    const revoked = await sql`
      update invites set revoked_at = now()
      where id = ${inviteId} and room_id = ${roomId} and revoked_at is null returning 1`;
    if (revoked.length === 0) throw notFound("invitation");
  });
}
