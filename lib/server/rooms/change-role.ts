import type { roomMembers } from "@/drizzle/schema/rooms";
import type { MemberRole, Room } from "@/lib/contract/rooms";
import type { Actor } from "../accounts/actor/actor";
import { recordAuditEvent } from "../audit/record-audit-event";
import type { Row } from "../db/row";
import { forbidden, notFound, Refusal } from "../platform/errors";
import { requireGroupAdmin, withRoomLock } from "./membership/membership";
import { publishRoom } from "./publish-room";
import { getRoom } from "./queries";

/** Sets a member's role. Only owners grant or revoke ownership. Throws `conflict` if the group would have no owner. */
export async function changeRole(
  actor: Actor,
  roomId: string,
  userId: string,
  role: MemberRole,
): Promise<Room> {
  await withRoomLock(actor, roomId, async (sql, membership) => {
    requireGroupAdmin(membership);
    const [target] = await sql<Row<typeof roomMembers, "role">[]>`
      select role from room_members where room_id = ${roomId} and user_id = ${userId}`;
    if (!target) throw notFound("member");
    const touchesOwner = target.role === "owner" || role === "owner";
    if (touchesOwner && membership.role !== "owner")
      throw forbidden("Only an owner may grant or revoke ownership.");
    await sql`update room_members set role = ${role} where room_id = ${roomId} and user_id = ${userId}`;
    const owners = await sql`select 1 from room_members where room_id = ${roomId} and role = 'owner' limit 1`;
    if (owners.length === 0) throw new Refusal("conflict", "A group keeps at least one owner.");
    await recordAuditEvent(
      "role_changed",
      { actor, subjectId: userId, roomId, details: { from: target.role, to: role } },
      sql,
    );
    await sql`update rooms set last_rev = last_rev + 1, members_rev = last_rev + 1 where id = ${roomId}`;
  });
  await publishRoom(roomId, "members");
  return getRoom(actor, roomId);
}
