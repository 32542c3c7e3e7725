import type { Room } from "@/lib/contract/rooms";
import type { Actor } from "../accounts/actor/actor";
import { insertMembers, publishAddedMembers } from "./insert-members";
import { requireGroupAdmin, withRoomLock } from "./membership/membership";
import { getRoom } from "./queries";
import { requireAddableUsers, userName } from "./require-addable-users";

/** So many are named in the line about it, however many came. */
const NAMED = 10;

/** Adds people to a group; who is in it already stays as they are. Newcomers see history from their joining on. */
export async function addMembers(actor: Actor, roomId: string, userIds: readonly string[]): Promise<Room> {
  const added = await withRoomLock(actor, roomId, async (sql, membership) => {
    requireGroupAdmin(membership);
    const names = await requireAddableUsers(sql, [...new Set(userIds)], actor.userId);
    const by = await userName(sql, actor.userId);
    return insertMembers(sql, roomId, [...names.keys()], (newcomers) => {
      const people = newcomers.slice(0, NAMED).map((userId) => names.get(userId) ?? "");
      const more = newcomers.length - people.length;
      return { kind: "added", by, people, ...(more > 0 && { more }) };
    });
  });
  if (added) await publishAddedMembers(roomId, added);
  return getRoom(actor, roomId);
}
