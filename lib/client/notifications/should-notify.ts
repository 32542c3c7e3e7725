import type { Room } from "@/lib/contract/rooms";
import type { Me } from "@/lib/contract/users";

/** The earlier state of a room that news are measured against. */
export type RoomBaseline = Pick<Room, "lastSeq" | "mentions">;
type DndUser = Pick<Me, "id" | "dndFrom" | "dndTo" | "timeZone">;

/** Returns whether a room's latest message notifies. The server decides on pushes by the same rules. */
export function shouldNotify(room: Room, baseline: RoomBaseline, me: DndUser, now = new Date()): boolean {
  return (
    hasNewUnread(room, baseline, me.id) && passesRoomSettings(room, baseline, now) && !isInDndHours(me, now)
  );
}

/** Returns whether the latest message is new, unread and from another user. */
export function hasNewUnread(
  { lastMessage, readSeq }: Room,
  { lastSeq }: RoomBaseline,
  meId: string,
): boolean {
  if (!lastMessage || lastMessage.seq <= Math.max(lastSeq, readSeq)) return false;
  return lastMessage.senderId !== meId && lastMessage.type !== "system" && lastMessage.deletedAt === null;
}

function passesRoomSettings(
  { notify, mutedUntil, mentions }: Room,
  baseline: RoomBaseline,
  now: Date,
): boolean {
  if (notify === "nothing" || (mutedUntil !== null && Date.parse(mutedUntil) > now.getTime())) return false;
  return notify === "all" || mentions > baseline.mentions;
}

/** Returns whether `now` is within the user's quiet hours, which may span midnight. */
export function isInDndHours({ dndFrom, dndTo, timeZone }: DndUser, now: Date): boolean {
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

/** Counts the unread messages of rooms that notify; in rooms that notify of mentions only, the unread mentions. */
export function countNotifyingUnread(rooms: readonly Room[], now = new Date()): number {
  let count = 0;
  for (const room of rooms) {
    const silent =
      room.notify === "nothing" || (room.mutedUntil !== null && Date.parse(room.mutedUntil) > now.getTime());
    if (!silent) count += room.notify === "mentions" ? room.mentions : room.unread;
  }
  return count;
}
