import { LIMITS } from "@/lib/contract/limits";
import type { GroupEvent, Message } from "@/lib/contract/messages";
import { publishMessages } from "../events/publish-messages";
import { publishRoomAdded } from "../events/room-events";
import { appendSystemMessage } from "../messages/append-system-message";
import { invalid } from "../platform/errors";
import type { Transaction } from "../platform/runtime";
import { publishRoom } from "./publish-room";
import { roomAsSeenBy } from "./queries";

interface AddedMembers {
  userIds: string[];
  systemMessage: Message;
}

/**
 * Inserts members of a group, in a transaction that holds the room lock. They see history from then on.
 * Returns null when all of them are members already.
 *
 * @param groupEventFor builds the event of the system message from the ids of the new members.
 */
export async function insertMembers(
  sql: Transaction,
  roomId: string,
  userIds: readonly string[],
  groupEventFor: (newIds: string[]) => GroupEvent,
): Promise<AddedMembers | null> {
  const inserted = await sql<{ userId: string }[]>`
    insert into room_members (room_id, user_id, role, visible_from_seq, read_seq, public_read_seq, delivered_seq)
    select r.id, u.id, 'member', r.last_seq + 1, r.last_seq, r.last_seq, r.last_seq
    from rooms r, unnest(${[...userIds]}::uuid[]) as u(id) where r.id = ${roomId}
    on conflict do nothing returning user_id`;
  const newIds = inserted.map((row) => row.userId);
  if (newIds.length === 0) return null;
  const [{ count } = { count: 0 }] = await sql<{ count: number }[]>`
    select count(*)::int as count from room_members where room_id = ${roomId}`;
  if (count > LIMITS.groupMembers)
    throw invalid("userIds", `would make more than ${LIMITS.groupMembers} members`);
  const systemMessage = await appendSystemMessage(sql, roomId, groupEventFor(newIds));
  await sql`update rooms set members_rev = last_rev where id = ${roomId}`;
  await sql`
    update room_members set joined_rev = ${systemMessage.rev}
    where room_id = ${roomId} and user_id = any(${newIds}::uuid[])`;
  return { userIds: newIds, systemMessage };
}

/** Publishes the new members to the group, and the group to them. Call it after the commit. */
export async function publishAddedMembers(
  roomId: string,
  { userIds, systemMessage }: AddedMembers,
): Promise<void> {
  publishMessages(roomId, [systemMessage]);
  publishRoomAdded(await roomAsSeenBy(roomId, userIds));
  await publishRoom(roomId, "members");
}
