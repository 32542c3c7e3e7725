import type { Room } from "@/lib/contract/rooms";

/** Returns the other user's id in a direct room; null in a group, and when the other account is deleted. */
export function otherMember(room: Room, meId: string): string | null {
  if (room.kind !== "direct") return null;
  return room.members.find((member) => member.userId !== meId)?.userId ?? null;
}
