import type { Room } from "@/lib/contract/rooms";
import type { Me } from "@/lib/contract/users";

/** What was known of a room before. */
export type RoomBaseline = Pick<Room, "lastSeq" | "mentions">;
type Person = Pick<Me, "id" | "dndFrom" | "dndTo" | "timeZone">;

/** Whether the newest message of a room is one to be told of: what the server decides for pushes, decided for a page. */
export function shouldNotify(room: Room, known: RoomBaseline, me: Person, now = new Date()): boolean {
  return hasNewUnread(room, known, me.id) && wantsToHear(room, known, now) && !isInDndHours(me, now);
}

/** Whether others have written something, and it is unread. */
export function hasNewUnread(
  { lastMessage, readSeq }: Room,
  { lastSeq }: RoomBaseline,
  meId: string,
): boolean {
  if (!lastMessage || lastMessage.seq <= Math.max(lastSeq, readSeq)) return false;
  return lastMessage.senderId !== meId && lastMessage.type !== "system" && lastMessage.deletedAt === null;
}

function wantsToHear({ notify, mutedUntil, mentions }: Room, known: RoomBaseline, now: Date): boolean {
  if (notify === "nothing" || (mutedUntil !== null && Date.parse(mutedUntil) > now.getTime())) return false;
  return notify === "all" || mentions > known.mentions;
}

/** Whether it is between the hours at which the person is not to be disturbed; they may go over midnight. */
export function isInDndHours({ dndFrom, dndTo, timeZone }: Person, now: Date): boolean {
  if (dndFrom === null || dndTo === null) return false;
  const clock = new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: timeZone ?? "UTC",
  }).format(now);
  if (dndFrom <= dndTo) return dndFrom <= clock && clock < dndTo;
  return clock >= dndFrom || clock < dndTo;
}

/** How many messages wait in rooms that may call; of rooms that only mentions call from, the mentions. */
export function countNotifyingUnread(rooms: readonly Room[], now = new Date()): number {
  let count = 0;
  for (const room of rooms) {
    const silent =
      room.notify === "nothing" || (room.mutedUntil !== null && Date.parse(room.mutedUntil) > now.getTime());
    if (!silent) count += room.notify === "mentions" ? room.mentions : room.unread;
  }
  return count;
}
