import { messageStatus } from "@/lib/contract/message-status";
import type { Message, MessageType } from "@/lib/contract/messages";

/** A row of `messages` as the raw client returns it. */
export interface MessageRow {
  id: string;
  roomId: string;
  seq: number;
  rev: number;
  senderId: string | null;
  type: MessageType;
  content: string;
  replyTo: string | null;
  mentions: string[];
  createdAt: Date;
  editedAt: Date | null;
  deletedAt: Date | null;
}

export interface MemberMarks {
  userId: string;
  readSeq: number;
  deliveredSeq: number;
}

/** The one projection of a stored message to the contract. `marks` are those of all members of its room. */
export function toMessage(row: MessageRow, marks: readonly MemberMarks[]): Message {
  return {
    id: row.id,
    roomId: row.roomId,
    seq: row.seq,
    rev: row.rev,
    senderId: row.senderId,
    type: row.type,
    content: row.content,
    attachments: [],
    replyTo: row.replyTo,
    reactions: [],
    mentions: row.mentions,
    status: messageStatus(row.seq, row.senderId, marks),
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
  };
}
