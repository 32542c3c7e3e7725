import type { MessageStatus } from "../contract/messages";

interface MemberReceipts {
  userId: string;
  readSeq: number;
  deliveredSeq: number;
}

/**
 * Returns the status of a message for its sender: `read` or `delivered` once that holds for every other member, else
 * `sent`. In a room without other members it is always `sent`.
 */
export function deriveMessageStatus(
  seq: number,
  senderId: string | null,
  members: readonly MemberReceipts[],
): MessageStatus {
  const others = members.filter((member) => member.userId !== senderId);
  if (others.length === 0) return "sent";
  if (others.every((member) => member.readSeq >= seq)) return "read";
  if (others.every((member) => member.deliveredSeq >= seq)) return "delivered";
  return "sent";
}
