import type { roomMembers } from "@/drizzle/schema/rooms";
import type { Room } from "@/lib/contract/rooms";
import type { Actor } from "../accounts/actor/actor";
import { recordAuditEvent } from "../audit/record-audit-event";
import type { Row } from "../db/row";
import { publishMessages } from "../events/publish-messages";
import { publishRoomRemoved } from "../events/room-events";
import { appendSystemMessage } from "../messages/append-system-message";
import { forbidden, notFound } from "../platform/errors";
import type { Transaction } from "../platform/runtime";
import { deleteRoomRows } from "./delete-room";
import { notifyMemberRemoved } from "./membership/member-removals";
import { type Membership, requireGroupAdmin, withRoomLock } from "./membership/membership";
import { publishRoom } from "./publish-room";
import { getRoom } from "./queries";
import { userName } from "./require-addable-users";

/**
 * Removes a member from a group; an actor who removes themselves leaves. When the last owner leaves, the admin of longest
 * standing, else the member, becomes owner. When the last member leaves, the room is deleted.
 *
 * @returns the room as the actor sees it, or last saw it before leaving.
 */
export async function removeMember(actor: Actor, roomId: string, userId: string): Promise<Room> {
  const leaving = userId === actor.userId;
  const before = await getRoom(actor, roomId);
  const systemMessage = await withRoomLock(actor, roomId, async (sql, membership) => {
    if (membership.kind === "direct") throw forbidden("A direct room cannot be left.");
    if (!leaving) await requireCanRemove(sql, roomId, userId, membership);
    await sql`delete from room_members where room_id = ${roomId} and user_id = ${userId}`;
    await sql`delete from push_notified where room_id = ${roomId} and user_id = ${userId}`;
    await notifyMemberRemoved(sql, { roomId, userId });
    if (!leaving) {
      await sql`
        insert into room_removals (room_id, user_id, removed_at) values (${roomId}, ${userId}, clock_timestamp())
        on conflict (room_id, user_id) do update set removed_at = excluded.removed_at`;
      await recordAuditEvent("member_removed", { actor, subjectId: userId, roomId }, sql);
    }
    if (!(await ensureOwner(sql, roomId))) {
      await deleteRoomRows(sql, roomId);
      return null;
    }
    const name = await userName(sql, userId);
    const message = await appendSystemMessage(
      sql,
      roomId,
      leaving
        ? { kind: "left", by: name }
        : { kind: "removed", by: await userName(sql, actor.userId), people: [name] },
    );
    await sql`update rooms set members_rev = last_rev where id = ${roomId}`;
    return message;
  });
  publishRoomRemoved(roomId, [userId]);
  if (systemMessage) {
    publishMessages(roomId, [systemMessage]);
    await publishRoom(roomId, "members");
  }
  if (!leaving) return getRoom(actor, roomId);
  return { ...before, members: before.members.filter((member) => member.userId !== userId) };
}

async function requireCanRemove(
  sql: Transaction,
  roomId: string,
  userId: string,
  actor: Membership,
): Promise<void> {
  requireGroupAdmin(actor);
  const [target] = await sql<Row<typeof roomMembers, "role">[]>`
    select role from room_members where room_id = ${roomId} and user_id = ${userId}`;
  if (!target) throw notFound("member");
  if (target.role === "owner" && actor.role !== "owner")
    throw forbidden("Only an owner may remove an owner.");
}

/** Ensures that the group has an owner. Returns false when it has no members. */
async function ensureOwner(sql: Transaction, roomId: string): Promise<boolean> {
  const [nextOwner] = await sql<Row<typeof roomMembers, "userId" | "role">[]>`
    select user_id, role from room_members where room_id = ${roomId}
    order by role = 'owner' desc, role = 'admin' desc, joined_at, user_id limit 1`;
  if (!nextOwner) return false;
  if (nextOwner.role !== "owner") {
    await sql`update room_members set role = 'owner' where room_id = ${roomId} and user_id = ${nextOwner.userId}`;
  }
  return true;
}
