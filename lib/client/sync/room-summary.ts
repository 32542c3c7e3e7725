import type { QueryClient } from "@tanstack/react-query";
import { FIRST_LOAD_LIMITS } from "@/lib/contract/first-load-limits";
import type { Member, Room } from "@/lib/contract/rooms";
import { queryKeys } from "../api/query-keys";
import { updateRooms } from "./cache";
import { removeSearchHits } from "./search-results";

/** Merges a room from an event or a response into the list; a new room comes first. */
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

/** Whether a summary is older than what is known here. */
export const isStaleRoom = (incoming: Room, known: Room): boolean =>
  !isReset(incoming, known) && (incoming.lastRev < known.lastRev || incoming.readSeq < known.readSeq);

/** Whether a summary is further ahead than `changes` can bridge, as after a restored backup: it replaces what is known. */
const isReset = (incoming: Room, known: Room): boolean =>
  incoming.lastRev - known.lastRev > FIRST_LOAD_LIMITS.changesBehindMax;

/** Merges two summaries: the later one stays, so that events that overtook a response are not undone; receipts only rise. */
export function mergeRoom(incoming: Room, known: Room): Room {
  if (isReset(incoming, known)) return incoming;
  const newer = isStaleRoom(incoming, known) ? known : incoming;
  const older = newer === known ? incoming : known;
  return older.members.reduce((room, member) => withReceipt(room, member.userId, member), newer);
}

/** Returns the room with a member's receipts where they are ahead of the known ones. */
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
