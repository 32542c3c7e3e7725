import type { Room } from "@/lib/contract/rooms";

/** Naming everyone at once is for the admins of a group. */
export function canMentionAll(room: Room, meId: string): boolean {
  const role = room.members.find((member) => member.userId === meId)?.role;
  return room.kind === "group" && (role === "owner" || role === "admin");
}
