import { runtime } from "../platform/runtime";

/** What a notification may say of a message. */
export interface PushMessage {
  id: string;
  seq: number;
  senderId: string;
  senderName: string;
  /** Its beginning. */
  text: string;
  /** Of its first file; empty for none. */
  fileName: string;
  type: "text" | "image" | "file" | "audio" | "video";
  mentions: string[];
  createdAt: Date;
}

/** Places of a room that are looked at together: the next ones follow when these are settled. */
export const MAX_RUN_MESSAGES = 1_000;
const TEXT_CODE_POINTS = 400;

/** Messages of a room that somebody may be told of, in order: not deleted, from a person, not older than a day. */
export async function loadPushMessages(roomId: string, after: number, upTo: number): Promise<PushMessage[]> {
  return runtime("sql")<PushMessage[]>`
    select m.id, m.seq, m.sender_id, u.name as sender_name, left(m.content, ${TEXT_CODE_POINTS}) as text,
      coalesce(m.attachments -> 0 ->> 'name', '') as file_name, m.type, m.mentions, m.created_at
    from messages m join users u on u.id = m.sender_id
    where m.room_id = ${roomId} and m.seq > ${after} and m.seq <= ${upTo}
      and m.type <> 'system' and m.deleted_at is null and m.created_at > now() - interval '1 day'
    order by m.seq`;
}
