import { firstLink } from "@/lib/shared/link-detection";
import { env } from "../platform/env";
import { runtime, type Transaction } from "../platform/runtime";
import type { NewMessage } from "./new-message";

/**
 * Returns a part of the batch statement that inserts a `preview_due` row for each new message with a link, so that neither
 * exists without the other. It is empty for a batch without links.
 */
export function schedulePreviewsCte(batch: readonly Pick<NewMessage, "id" | "content">[]) {
  const sql = runtime("writer");
  const linked = env().LINK_PREVIEWS === "on" ? batch.filter(hasLink).map(({ id }) => id) : [];
  if (linked.length === 0) return sql``;
  return sql`, previews as (
    insert into preview_due (message_id, room_id)
    select c.id, c.room_id from checked c join positions p on p.room_id = c.room_id
    where c.status = 'new' and c.id = any(${linked}::uuid[]) on conflict do nothing
  )`;
}

/** Inserts a `preview_due` row for an edited message without a preview, in the transaction of the edit. */
export async function schedulePreview(
  sql: Transaction,
  { id, roomId, content }: Pick<NewMessage, "id" | "roomId" | "content">,
): Promise<void> {
  if (env().LINK_PREVIEWS === "off" || !hasLink({ content })) return;
  await sql`insert into preview_due (message_id, room_id) values (${id}, ${roomId}) on conflict do nothing`;
}

const hasLink = ({ content }: Pick<NewMessage, "content">): boolean => firstLink(content) !== null;
