import { v7 as uuidv7 } from "uuid";
import type { Invite, NewInvite } from "@/lib/contract/invites";
import { LIMITS } from "@/lib/contract/limits";
import type { Actor } from "../accounts/actor/actor";
import { Refusal } from "../platform/errors";
import { requireGroupAdmin, withRoomLock } from "../rooms/membership/membership";
import { hashInviteToken, newInviteToken } from "./invite-token";
import { type InviteRow, toInvite } from "./queries";

const HOUR_MS = 60 * 60_000;

/**
 * Creates an invite to a group. Owner and admins only. Throws `conflict` when the group has too many active invites.
 *
 * @returns the invite and its token, which is not stored and cannot be read again.
 */
export async function createInvite(
  actor: Actor,
  roomId: string,
  { expiresInHours, maxUses }: NewInvite,
): Promise<{ invite: Invite; token: string }> {
  const token = newInviteToken();
  const hours = expiresInHours === undefined ? LIMITS.inviteHoursDefault : expiresInHours;
  const expiresAt = hours === null ? null : new Date(Date.now() + hours * HOUR_MS);
  const row = await withRoomLock(actor, roomId, async (sql, membership) => {
    requireGroupAdmin(membership);
    const active = await sql`
      select 1 from invites where room_id = ${roomId} and revoked_at is null
        and (expires_at is null or expires_at > now()) and (max_uses is null or uses < max_uses)`;
    if (active.length >= LIMITS.invitesPerRoom)
      throw new Refusal("conflict", "The group has too many open links; revoke one first.");
    const [inserted] = await sql<InviteRow[]>`
      insert into invites (id, room_id, created_by, token_hash, expires_at, max_uses)
      values (${uuidv7()}, ${roomId}, ${actor.userId}, ${hashInviteToken(token)}, ${expiresAt}, ${maxUses ?? null})
      returning id, created_by, created_at, expires_at, max_uses, uses`;
    if (!inserted) throw new Error("The insert returned no row.");
    return inserted;
  });
  return { invite: toInvite(row), token };
}
