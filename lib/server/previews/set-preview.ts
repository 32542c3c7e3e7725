import { v7 as uuidv7 } from "uuid";
import type { LinkPreview } from "@/lib/contract/messages";
import { firstLink } from "@/lib/shared/link-detection";
import { transaction } from "../db/transaction";
import { publishMessageUpdated } from "../events/room-events";
import type { MessageRow } from "../messages/to-message";
import { toMessagesWithStatus } from "../messages/to-messages-with-status";
import { failPoint } from "../platform/fail-point";
import { scheduleIndexing } from "../search/index/index-queue";
import type { FetchedPreview } from "./fetch-preview";

/**
 * Stores a message's preview as a change with the room's next revision, so that clients that were away get it by `changes`.
 * Returns false if the message meanwhile was deleted, has another first link or a preview, or the room has previews off.
 */
export async function setPreview(
  { roomId, messageId }: { roomId: string; messageId: string },
  link: string,
  { thumbnail, ...page }: FetchedPreview,
): Promise<boolean> {
  const rows = await transaction(async (sql) => {
    const [room] = await sql<{ linkPreviews: boolean }[]>`
      select link_previews from rooms where id = ${roomId} for update`;
    const [current] = await sql<MessageRow[]>`select * from messages where id = ${messageId}`;
    if (!room?.linkPreviews || !current || current.deletedAt || current.preview) return [];
    if (firstLink(current.content) !== link) return [];
    const id = uuidv7();
    if (thumbnail) {
      await sql`
        insert into link_pictures (id, room_id, message_id, bytes)
        values (${id}, ${roomId}, ${messageId}, ${Buffer.from(thumbnail.bytes)})`;
    }
    const image = thumbnail && {
      url: `/api/previews/${id}`,
      width: thumbnail.width,
      height: thumbnail.height,
    };
    const preview: LinkPreview = { ...page, image };
    return sql<MessageRow[]>`
      with bumped as (update rooms set last_rev = last_rev + 1 where id = ${roomId} returning last_rev)
      update messages set rev = (select last_rev from bumped), preview = ${sql.json(preview)}
      where room_id = ${roomId} and seq = ${current.seq} returning *`;
  });
  const [message] = await toMessagesWithStatus(rows);
  if (!message) return false;
  failPoint("preview_set");
  publishMessageUpdated(message);
  scheduleIndexing(roomId);
  return true;
}
