import type { roomMembers, rooms } from "@/drizzle/schema/rooms";
import type { Actor } from "../../accounts/actor/actor";
import type { Row } from "../../db/row";
import { transaction } from "../../db/transaction";
import { forbidden, notFound } from "../../platform/errors";
import { runtime, type Sql, type Transaction } from "../../platform/runtime";

/** What a member may do and see, with where the room stands. */
export type Membership = Row<typeof rooms, "kind" | "lastSeq" | "lastRev" | "membersRev"> &
  Row<typeof roomMembers, "role" | "silenced" | "visibleFromSeq" | "joinedRev">;

/** The actor's membership; `not_found` when there is none, as if the room did not exist. */
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

export async function requireMember(actor: Actor, roomId: string): Promise<void> {
  await membership(actor, roomId);
}

export async function isMember(roomId: string, userId: string): Promise<boolean> {
  const found = await runtime("sql")`
    select 1 from room_members where room_id = ${roomId} and user_id = ${userId}`;
  return found.length > 0;
}

/** For what only a group has, and only its owner and admins may do. */
export function requireGroupAdmin({ kind, role }: Membership): void {
  if (kind === "direct") throw forbidden("A direct room has no members or title to manage.");
  if (role === "member") throw forbidden("Only the room's owner and admins may do this.");
}

/**
 * Runs `work` in a transaction that holds the room's lock, as every change of a room does: revisions commit in order,
 * and a message of a removed member cannot land behind the removal.
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

type Standing = Pick<Membership, "role" | "visibleFromSeq" | "silenced">;

/** The same for somebody who runs this server, member or not: as one of the room's admins, who sees all of it. */
export function withRoomLockAsModerator<T>(
  _actor: Actor,
  roomId: string,
  work: (sql: Transaction, standing: Standing) => Promise<T>,
): Promise<T> {
  return transaction(async (sql) => {
    const found = await sql`select 1 from rooms where id = ${roomId} for update`;
    if (found.length === 0) throw notFound("room");
    return work(sql, { role: "admin", visibleFromSeq: 1, silenced: false });
  });
}
