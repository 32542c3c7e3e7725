import { LIMITS } from "@/lib/contract/limits";
import type { GroupEvent, Message } from "@/lib/contract/messages";
import { publishMessages } from "../events/publish-messages";
import { publishRoomAdded } from "../events/room-events";
import { appendSystemMessage } from "../messages/append-system-message";
import { invalid } from "../platform/errors";
import type { Transaction } from "../platform/runtime";
import { publishRoom } from "./publish-room";
import { roomAsSeenBy } from "./queries";

export interface AddedMembers {
  userIds: string[];
  systemMessage: Message;
}

/**
 * Makes people members of a group, in a transaction that holds its lock; they see history from then on.
 * Null when all of them are in it already.
 *
 * @param say the line about it, from the ids of those who were not.
 */
export async function insertMembers(
  sql: Transaction,
  roomId: string,
  userIds: readonly string[],
  say: (newcomers: string[]) => GroupEvent,
): Promise<AddedMembers | null> {
  const inserted = await sql<{ userId: string }[]>`
    insert into room_members (room_id, user_id, role, visible_from_seq, read_seq, public_read_seq, delivered_seq)
    select r.id, u.id, 'member', r.last_seq + 1, r.last_seq, r.last_seq, r.last_seq
    from rooms r, unnest(${[...userIds]}::uuid[]) as u(id) where r.id = ${roomId}
    on conflict do nothing returning user_id`;
  const newcomers = inserted.map((row) => row.userId);
  if (newcomers.length === 0) return null;
  const [{ count } = { count: 0 }] = await sql<{ count: number }[]>`
    select count(*)::int as count from room_members where room_id = ${roomId}`;
  if (count > LIMITS.groupMembers)
    throw invalid("userIds", `would make more than ${LIMITS.groupMembers} members`);
  const line = await appendSystemMessage(sql, roomId, say(newcomers));
  await sql`update rooms set members_rev = last_rev where id = ${roomId}`;
  await sql`
    update room_members set joined_rev = ${line.rev}
    where room_id = ${roomId} and user_id = any(${newcomers}::uuid[])`;
  return { userIds: newcomers, systemMessage: line };
}

/** Tells the group and the newcomers, after the commit. */
export async function publishAddedMembers(
  roomId: string,
  { userIds, systemMessage }: AddedMembers,
): Promise<void> {
  publishMessages(roomId, [systemMessage]);
  publishRoomAdded(await roomAsSeenBy(roomId, userIds));
  await publishRoom(roomId, "members");
}
