import type { MessageStatus } from "../contract/messages";

interface Marks {
  userId: string;
  readSeq: number;
  deliveredSeq: number;
}

/**
 * The status of a message for its sender: `read` or `delivered` once every other member has it, else `sent`.
 * A room without other members stays at `sent`.
 */
export function deriveMessageStatus(
  seq: number,
  senderId: string | null,
  members: readonly Marks[],
): MessageStatus {
  const others = members.filter((member) => member.userId !== senderId);
  if (others.length === 0) return "sent";
  if (others.every((member) => member.readSeq >= seq)) return "read";
  if (others.every((member) => member.deliveredSeq >= seq)) return "delivered";
  return "sent";
}
