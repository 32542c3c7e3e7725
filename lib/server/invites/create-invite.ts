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
 * Makes a link by which people join a group: owner and admins only, `conflict` when too many links are open.
 *
 * @returns the link's data and its token, which cannot be had again.
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
    const open = await sql`
      select 1 from invites where room_id = ${roomId} and revoked_at is null
        and (expires_at is null or expires_at > now()) and (max_uses is null or uses < max_uses)`;
    if (open.length >= LIMITS.invitesPerRoom)
      throw new Refusal("conflict", "The group has too many open links; revoke one first.");
    const [made] = await sql<InviteRow[]>`
      insert into invites (id, room_id, created_by, token_hash, expires_at, max_uses)
      values (${uuidv7()}, ${roomId}, ${actor.userId}, ${hashInviteToken(token)}, ${expiresAt}, ${maxUses ?? null})
      returning id, created_by, created_at, expires_at, max_uses, uses`;
    if (!made) throw new Error("an insert returned nothing");
    return made;
  });
  return { invite: toInvite(row), token };
}
