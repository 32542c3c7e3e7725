import type { QueryClient } from "@tanstack/react-query";
import { FIRST_LOAD_LIMITS } from "@/lib/contract/first-load-limits";
import type { Member, Room } from "@/lib/contract/rooms";
import { queryKeys } from "../api/query-keys";
import { updateRooms } from "./cache";
import { removeSearchHits } from "./search-results";

/** Puts a room as sent or fetched in its place, a new one in front. */
export function upsertRoom(cache: QueryClient, room: Room): void {
  updateRooms(cache, (rooms) =>
    rooms.some((other) => other.id === room.id)
      ? rooms.map((other) => (other.id === room.id ? mergeRoom(room, other) : other))
      : [room, ...rooms],
  );
}

export function dropRoom(cache: QueryClient, roomId: string): void {
  updateRooms(cache, (rooms) => rooms.filter((room) => room.id !== roomId));
  cache.removeQueries({ queryKey: queryKeys.conversation(roomId) });
  cache.removeQueries({ queryKey: queryKeys.typing(roomId) });
  removeSearchHits(cache, (message) => message.roomId === roomId);
}

/** Whether a summary left the server before something that is known here already. */
export const isStaleRoom = (incoming: Room, known: Room): boolean =>
  !isAnew(incoming, known) && (incoming.lastRev < known.lastRev || incoming.readSeq < known.readSeq);

/** Further ahead than any cursor is honoured over, as after a restored backup: nothing that is known here counts. */
const isAnew = (incoming: Room, known: Room): boolean =>
  incoming.lastRev - known.lastRev > FIRST_LOAD_LIMITS.changesBehindMax;

/** A summary that events overtook on its way must not take them back; marks only rise, whichever brings them. */
export function mergeRoom(incoming: Room, known: Room): Room {
  if (isAnew(incoming, known)) return incoming;
  const newer = isStaleRoom(incoming, known) ? known : incoming;
  const older = newer === known ? incoming : known;
  return older.members.reduce((room, member) => withReceipt(room, member.userId, member), newer);
}

/** The room with a member's marks, where they are ahead of those that are known. */
export function withReceipt(
  room: Room,
  userId: string,
  { readSeq = 0, deliveredSeq = 0 }: Partial<Member>,
): Room {
  const raises = (member: Member) =>
    member.userId === userId && (member.readSeq < readSeq || member.deliveredSeq < deliveredSeq);
  if (!room.members.some(raises)) return room;
  const members = room.members.map((member) =>
    raises(member)
      ? {
          ...member,
          readSeq: Math.max(member.readSeq, readSeq),
          deliveredSeq: Math.max(member.deliveredSeq, deliveredSeq),
        }
      : member,
  );
  return { ...room, members };
}
