import type { Message } from "@/lib/contract/messages";
import { runtime } from "../platform/runtime";
import { type MemberReceiptState, type MessageRow, toMessage } from "./to-message";

/** Projects stored rows to messages of the contract, with their current status derived from the members' receipts. */
export async function toMessagesWithStatus(rows: readonly MessageRow[]): Promise<Message[]> {
  if (rows.length === 0) return [];
  const roomIds = [...new Set(rows.map((row) => row.roomId))];
  const receipts = await runtime("sql")<(MemberReceiptState & { roomId: string })[]>`
    select m.room_id, m.user_id, m.public_read_seq as read_seq, m.delivered_seq, u.read_receipts
    from room_members m join users u on u.id = m.user_id where m.room_id = any(${roomIds}::uuid[])`;
  const byRoom = new Map<string, MemberReceiptState[]>(roomIds.map((roomId) => [roomId, []]));
  for (const receipt of receipts) byRoom.get(receipt.roomId)?.push(receipt);
  return rows.map((row) => toMessage(row, byRoom.get(row.roomId) ?? []));
}
