import type { messages } from "@/drizzle/schema/messages";
import type { roomMembers } from "@/drizzle/schema/rooms";
import type { users } from "@/drizzle/schema/users";
import type { Message, MessageStatus } from "@/lib/contract/messages";
import { deriveMessageStatus } from "@/lib/shared/message-status";
import type { Row } from "../db/row";

/** A row of `messages` as the raw client returns it. */
export type MessageRow = Row<typeof messages>;

/** A member's receipts as other members may see them. */
export type MemberReceiptState = Row<typeof roomMembers, "userId" | "readSeq" | "deliveredSeq"> &
  Row<typeof users, "readReceipts">;

/** Projects a stored message to the contract. Nothing else does. `receipts` are those of all members of its room. */
export function toMessage(row: MessageRow, receipts: readonly MemberReceiptState[]): Message {
  return {
    id: row.id,
    roomId: row.roomId,
    seq: row.seq,
    rev: row.rev,
    senderId: row.senderId,
    type: row.type,
    content: row.content,
    attachments: row.attachments ?? [],
    replyTo: row.replyTo,
    reactions: row.reactions ?? [],
    mentions: row.mentions,
    ...(row.preview && { preview: row.preview }),
    ...(row.event && { event: row.event }),
    status: visibleStatus(row, receipts),
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
  };
}

/** Returns the status that the sender may see: never `read` if their read receipts are off. */
function visibleStatus(
  { seq, senderId }: MessageRow,
  receipts: readonly MemberReceiptState[],
): MessageStatus {
  const status = deriveMessageStatus(seq, senderId, receipts);
  const sender = receipts.find((receipt) => receipt.userId === senderId);
  return status === "read" && sender?.readReceipts === false ? "delivered" : status;
}
