import { LIMITS } from "@/lib/contract/limits";
import type { Room } from "@/lib/contract/rooms";
import type { Actor } from "../auth/actor";
import { invalid } from "../errors";
import { publishMessages } from "../events/message-feed";
import { publishRoomAdded } from "../events/room-events";
import { appendSystemMessage } from "../messages/append-system-message";
import type { Transaction } from "../runtime";
import { requireGroupAdmin, withRoomLocked } from "./membership";
import { publishRoom } from "./publish-room";
import { getRoom, roomAsSeenBy } from "./queries";
import { requireKnownUsers, userName } from "./require-known-users";

/** Adds people to a group; who is in it already stays as they are. Newcomers see history from their joining on. */
export async function addMembers(actor: Actor, roomId: string, userIds: readonly string[]): Promise<Room> {
  const added = await withRoomLocked(actor, roomId, async (sql, membership) => {
    requireGroupAdmin(membership);
    const names = await requireKnownUsers(sql, [...new Set(userIds)]);
    const newcomers = await insertNewcomers(sql, roomId, [...names.keys()]);
    if (newcomers.length === 0) return null;
    const list = newcomers.map((userId) => names.get(userId)).join(", ");
    const line = await appendSystemMessage(sql, roomId, `${await userName(sql, actor.userId)} added ${list}`);
    await sql`update rooms set members_rev = last_rev where id = ${roomId}`;
    await sql`
      update room_members set joined_rev = ${line.rev}
      where room_id = ${roomId} and user_id = any(${newcomers}::uuid[])`;
    return { newcomers, line };
  });
  if (added) {
    publishMessages(roomId, [added.line]);
    publishRoomAdded(await roomAsSeenBy(roomId, added.newcomers));
    await publishRoom(roomId);
  }
  return getRoom(actor, roomId);
}

async function insertNewcomers(sql: Transaction, roomId: string, userIds: string[]): Promise<string[]> {
  const inserted = await sql<{ userId: string }[]>`
    insert into room_members (room_id, user_id, role, visible_from_seq, read_seq, public_read_seq, delivered_seq)
    select r.id, u.id, 'member', r.last_seq + 1, r.last_seq, r.last_seq, r.last_seq
    from rooms r, unnest(${userIds}::uuid[]) as u(id) where r.id = ${roomId}
    on conflict do nothing returning user_id`;
  const [{ count } = { count: 0 }] = await sql<{ count: number }[]>`
    select count(*)::int as count from room_members where room_id = ${roomId}`;
  if (count > LIMITS.groupMembers)
    throw invalid("userIds", `would make more than ${LIMITS.groupMembers} members`);
  return inserted.map((row) => row.userId);
}
