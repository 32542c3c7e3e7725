import { runtime } from "../platform/runtime";

/** What a notification may contain of a message. */
export interface PushMessage {
  id: string;
  seq: number;
  senderId: string;
  senderName: string;
  /** The beginning of its text. */
  text: string;
  /** Name of its first file; empty for none. */
  fileName: string;
  type: "text" | "image" | "file" | "audio" | "video";
  mentions: string[];
  createdAt: Date;
}

/** Max seqs of a room per delivery run; later ones are handled by the next run. */
export const MAX_RUN_MESSAGES = 1_000;
const MAX_TEXT_CODE_POINTS = 400;

/**
 * Loads a room's messages of which a device may be notified, in order: with a seq in (`after`, `upTo`], not deleted, no
 * system messages, at most a day old.
 */
export async function loadPushMessages(roomId: string, after: number, upTo: number): Promise<PushMessage[]> {
  return runtime("sql")<PushMessage[]>`
    select m.id, m.seq, m.sender_id, u.name as sender_name, left(m.content, ${MAX_TEXT_CODE_POINTS}) as text,
      coalesce(m.attachments -> 0 ->> 'name', '') as file_name, m.type, m.mentions, m.created_at
    from messages m join users u on u.id = m.sender_id
    where m.room_id = ${roomId} and m.seq > ${after} and m.seq <= ${upTo}
      and m.type <> 'system' and m.deleted_at is null and m.created_at > now() - interval '1 day'
    order by m.seq`;
}
