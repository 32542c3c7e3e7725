import { firstLink } from "@/lib/shared/link-detection";
import { env } from "../platform/env";
import { runtime, type Transaction } from "../platform/runtime";
import type { NewMessage } from "./new-message";

/**
 * The part that links add to the statement of a batch, empty for one without: a mark for each new message with a link, so
 * that neither can exist without the other.
 */
export function schedulePreviewsCte(batch: readonly Pick<NewMessage, "id" | "content">[]) {
  const sql = runtime("writer");
  const linked = env().LINK_PREVIEWS === "on" ? batch.filter(isLinked).map(({ id }) => id) : [];
  if (linked.length === 0) return sql``;
  return sql`, previews as (
    insert into preview_due (message_id, room_id)
    select c.id, c.room_id from checked c join positions p on p.room_id = c.room_id
    where c.status = 'new' and c.id = any(${linked}::uuid[]) on conflict do nothing
  )`;
}

/** The same for a message that has been written anew and has no preview, with the change itself. */
export async function schedulePreview(
  sql: Transaction,
  { id, roomId, content }: Pick<NewMessage, "id" | "roomId" | "content">,
): Promise<void> {
  if (env().LINK_PREVIEWS === "off" || !isLinked({ content })) return;
  await sql`insert into preview_due (message_id, room_id) values (${id}, ${roomId}) on conflict do nothing`;
}

const isLinked = ({ content }: Pick<NewMessage, "content">): boolean => firstLink(content) !== null;
