import type { messages } from "@/drizzle/schema/messages";
import type { roomMembers } from "@/drizzle/schema/rooms";
import type { users } from "@/drizzle/schema/users";
import type { Message, MessageStatus } from "@/lib/contract/messages";
import { deriveMessageStatus } from "@/lib/shared/message-status";
import type { Row } from "../db/row";

/** A row of `messages` as the raw client returns it. */
export type MessageRow = Row<typeof messages>;

/** A member's marks as others may know them. */
export type MemberReceiptState = Row<typeof roomMembers, "userId" | "readSeq" | "deliveredSeq"> &
  Row<typeof users, "readReceipts">;

/** The one projection of a stored message to the contract. `marks` are those of all members of its room. */
export function toMessage(row: MessageRow, marks: readonly MemberReceiptState[]): Message {
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
    status: statusFor(row, marks),
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
  };
}

/** Who shows nobody what they have read does not see what others have. */
function statusFor({ seq, senderId }: MessageRow, marks: readonly MemberReceiptState[]): MessageStatus {
  const status = deriveMessageStatus(seq, senderId, marks);
  const sender = marks.find((mark) => mark.userId === senderId);
  return status === "read" && sender?.readReceipts === false ? "delivered" : status;
}
