import type { RoomFile, RoomFilesPage, RoomFilesQuery } from "@/lib/contract/files";
import { LIMITS } from "@/lib/contract/limits";
import type { Actor } from "../accounts/actor/actor";
import { type AttachmentRow, toAttachment } from "../attachments/attachment-row";
import { notHiddenFrom } from "../messages/hidden-messages";
import { runtime } from "../platform/runtime";
import { membership } from "./membership/membership";

type Row = AttachmentRow & {
  /** Time of the upload in µs since the epoch: the sort key in the cursor. */
  micros: string;
  seq: number;
  senderId: string | null;
  sentAt: Date;
};

/**
 * Returns a page of the files of a room, the newest first, by keyset. It omits files of deleted messages, of messages that
 * the actor has hidden, and from before their history. Throws `not_found` for a non-member.
 */
export async function roomFiles(actor: Actor, roomId: string, query: RoomFilesQuery): Promise<RoomFilesPage> {
  const { visibleFromSeq } = await membership(actor, roomId);
  const limit = query.limit ?? LIMITS.pageSize;
  const [micros = "", lastId = ""] = query.cursor?.split("_") ?? [];
  const sql = runtime("sql");
  // Literal, so that each matches the condition of its partial index.
  const ofKind =
    query.kind === "media" ? sql`a.kind in ('image', 'video')` : sql`a.kind in ('audio', 'file')`;
  const rows = await sql<Row[]>`
    select a.*, (extract(epoch from a.created_at) * 1000000)::bigint::text as micros,
      messages.seq, messages.sender_id, messages.created_at as sent_at
    from attachments a join messages on messages.id = a.message_id
    where a.room_id = ${roomId} and ${ofKind} and a.state = 'ready'
      and messages.deleted_at is null and messages.seq >= ${visibleFromSeq} and ${notHiddenFrom(actor)}
      ${query.cursor ? sql`and (a.created_at, a.id) < ('epoch'::timestamptz + ${micros}::bigint * interval '1 microsecond', ${lastId}::uuid)` : sql``}
    order by a.created_at desc, a.id desc limit ${limit + 1}`;
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { files: shown.map(toRoomFile), nextCursor: last ? `${last.micros}_${last.id}` : null };
}

function toRoomFile(row: Row): RoomFile {
  const { messageId, seq, senderId, sentAt } = row;
  return {
    attachment: toAttachment(row),
    messageId: messageId ?? "",
    seq,
    senderId,
    createdAt: sentAt.toISOString(),
  };
}
