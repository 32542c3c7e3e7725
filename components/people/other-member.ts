import type { Room } from "@/lib/contract/rooms";

/** Who a direct room is with; null in a group, and when the other person is gone. */
export function otherMember(room: Room, meId: string): string | null {
  if (room.kind !== "direct") return null;
  return room.members.find((member) => member.userId !== meId)?.userId ?? null;
}
