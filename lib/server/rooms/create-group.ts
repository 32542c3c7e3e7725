import { v7 as uuidv7 } from "uuid";
import { LIMITS } from "@/lib/contract/limits";
import type { Room } from "@/lib/contract/rooms";
import type { Actor } from "../accounts/actor/actor";
import { transaction } from "../db/transaction";
import { publishRoomAdded } from "../events/room-events";
import { invalid } from "../platform/errors";
import { getRoom, roomAsSeenBy } from "./queries";
import { requireAddableUsers } from "./require-addable-users";

/** Creates a group with the actor as its owner and the given users as members. */
export async function createGroup(actor: Actor, title: string, userIds: readonly string[]): Promise<Room> {
  const others = [...new Set(userIds)].filter((userId) => userId !== actor.userId);
  if (others.length >= LIMITS.groupMembers)
    throw invalid("userIds", `would make more than ${LIMITS.groupMembers} members`);
  const id = uuidv7();
  await transaction(async (sql) => {
    await requireAddableUsers(sql, others, actor.userId);
    await sql`insert into rooms (id, kind, title) values (${id}, 'group', ${title})`;
    await sql`
      insert into room_members (room_id, user_id, role)
      select ${id}, unnest(${[actor.userId, ...others]}::uuid[]), 'member'`;
    await sql`update room_members set role = 'owner' where room_id = ${id} and user_id = ${actor.userId}`;
  });
  publishRoomAdded(await roomAsSeenBy(id, [actor.userId, ...others]));
  return getRoom(actor, id);
}
