import type { Room } from "@/lib/contract/rooms";
import type { Actor } from "../auth/actor";
import { announceNewcomers, insertNewcomers } from "./insert-newcomers";
import { requireGroupAdmin, withRoomLocked } from "./membership";
import { getRoom } from "./queries";
import { requireKnownUsers, userName } from "./require-known-users";

/** Adds people to a group; who is in it already stays as they are. Newcomers see history from their joining on. */
export async function addMembers(actor: Actor, roomId: string, userIds: readonly string[]): Promise<Room> {
  const added = await withRoomLocked(actor, roomId, async (sql, membership) => {
    requireGroupAdmin(membership);
    const names = await requireKnownUsers(sql, [...new Set(userIds)], actor.userId);
    const by = await userName(sql, actor.userId);
    const list = (newcomers: string[]) => newcomers.map((userId) => names.get(userId)).join(", ");
    return insertNewcomers(sql, roomId, [...names.keys()], (newcomers) => `${by} added ${list(newcomers)}`);
  });
  if (added) await announceNewcomers(roomId, added);
  return getRoom(actor, roomId);
}
