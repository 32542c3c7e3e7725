import type { Actor } from "../accounts/actor/actor";
import { notFound } from "../platform/errors";
import { runtime } from "../platform/runtime";

/** Returns the WebP thumbnail of a preview; throws `not_found` if the actor cannot see its message at present. */
export async function getPreviewThumbnail(actor: Actor, id: string): Promise<Uint8Array<ArrayBuffer>> {
  const [row] = await runtime("sql")<{ bytes: Uint8Array<ArrayBuffer> }[]>`
    select p.bytes from link_pictures p
    join messages m on m.id = p.message_id and m.deleted_at is null
    join room_members o on o.room_id = m.room_id and o.user_id = ${actor.userId} and m.seq >= o.visible_from_seq
    where p.id = ${id}`;
  if (!row) throw notFound("picture");
  return row.bytes;
}
