import type { Room } from "@/lib/contract/rooms";
import type { Actor } from "../accounts/actor/actor";
import { insertMembers, publishAddedMembers } from "./insert-members";
import { requireGroupAdmin, withRoomLock } from "./membership/membership";
import { getRoom } from "./queries";
import { requireAddableUsers, userName } from "./require-addable-users";

/** Max members named in the system message. */
const NAMED_MEMBERS_MAX = 10;

/** Adds users to a group; existing members stay unchanged. New members see history from joining on. Owner and admins only. */
export async function addMembers(actor: Actor, roomId: string, userIds: readonly string[]): Promise<Room> {
  const added = await withRoomLock(actor, roomId, async (sql, membership) => {
    requireGroupAdmin(membership);
    const names = await requireAddableUsers(sql, [...new Set(userIds)], actor.userId);
    const by = await userName(sql, actor.userId);
    return insertMembers(sql, roomId, [...names.keys()], (newIds) => {
      const people = newIds.slice(0, NAMED_MEMBERS_MAX).map((userId) => names.get(userId) ?? "");
      const more = newIds.length - people.length;
      return { kind: "added", by, people, ...(more > 0 && { more }) };
    });
  });
  if (added) await publishAddedMembers(roomId, added);
  return getRoom(actor, roomId);
}
