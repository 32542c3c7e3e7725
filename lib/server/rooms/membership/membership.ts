import type { roomMembers, rooms } from "@/drizzle/schema/rooms";
import type { Actor } from "../../accounts/actor/actor";
import type { Row } from "../../db/row";
import { transaction } from "../../db/transaction";
import { forbidden, notFound } from "../../platform/errors";
import { runtime, type Sql, type Transaction } from "../../platform/runtime";

/**
 * What a member may do and see, with the current seq and revs of the room. `silenced`: this is the direct room of a blocked
 * pair.
 */
export type Membership = Row<typeof rooms, "kind" | "lastSeq" | "lastRev" | "membersRev"> &
  Row<typeof roomMembers, "role" | "silenced" | "visibleFromSeq" | "joinedRev">;

/** Returns the actor's membership. Throws the `not_found` of a missing room if the actor is not a member. */
export async function membership(
  actor: Actor,
  roomId: string,
  sql: Sql | Transaction = runtime("sql"),
): Promise<Membership> {
  const [found] = await sql<Membership[]>`
    select r.kind, m.role, m.silenced, m.visible_from_seq, m.joined_rev, r.last_seq, r.last_rev, r.members_rev
    from room_members m join rooms r on r.id = m.room_id
    where m.room_id = ${roomId} and m.user_id = ${actor.userId}`;
  if (!found) throw notFound("room");
  return found;
}

/** Returns whether the user is a member of the room. */
export async function isMember(roomId: string, userId: string): Promise<boolean> {
  const found = await runtime("sql")`
    select 1 from room_members where room_id = ${roomId} and user_id = ${userId}`;
  return found.length > 0;
}

/** Throws `forbidden` unless the room is a group and the member its owner or an admin. */
export function requireGroupAdmin({ kind, role }: Membership): void {
  if (kind === "direct") throw forbidden("A direct room has no members or title to manage.");
  if (role === "member") throw forbidden("Only the room's owner and admins may do this.");
}

/**
 * Runs `work` in a transaction that holds the room lock, as every change of a room does: revisions commit in order, and
 * no message of a removed member is stored after the removal.
 */
export function withRoomLock<T>(
  actor: Actor,
  roomId: string,
  work: (sql: Transaction, membership: Membership) => Promise<T>,
): Promise<T> {
  return transaction(async (sql) => {
    await sql`select 1 from rooms where id = ${roomId} for update`;
    return work(sql, await membership(actor, roomId, sql));
  });
}

type ModeratorAccess = Pick<Membership, "role" | "visibleFromSeq" | "silenced">;

/** Does the same for an administrator of the server, member or not, with the rights of a room admin and full history. */
export function withRoomLockAsModerator<T>(
  _moderator: Actor,
  roomId: string,
  work: (sql: Transaction, access: ModeratorAccess) => Promise<T>,
): Promise<T> {
  return transaction(async (sql) => {
    const found = await sql`select 1 from rooms where id = ${roomId} for update`;
    if (found.length === 0) throw notFound("room");
    return work(sql, { role: "admin", visibleFromSeq: 1, silenced: false });
  });
}
