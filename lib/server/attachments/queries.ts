import type { Actor } from "../accounts/actor/actor";
import { notFound } from "../platform/errors";
import { runtime } from "../platform/runtime";
import type { AttachmentRow } from "./attachment-row";

/** The actor's own file that nobody has been sent, else `not_found`. */
export async function unsentUpload(actor: Actor, id: string): Promise<AttachmentRow> {
  const [row] = await runtime("sql")<AttachmentRow[]>`
    select * from attachments
    where id = ${id} and owner_id = ${actor.userId} and message_id is null and bytes_id is null and state <> 'doomed'`;
  if (!row) throw notFound("upload");
  return row;
}

/**
 * A file that the actor may have: one of a message that they may see, or their own upload before it is sent; else
 * `not_found`. What is being forwarded is nobody's until it is sent.
 */
export async function readableFile(actor: Actor, id: string): Promise<AttachmentRow> {
  const [row] = await runtime("sql")<AttachmentRow[]>`
    select a.* from attachments a where a.id = ${id} and a.state = 'ready' and (
      (a.message_id is null and a.bytes_id is null and a.owner_id = ${actor.userId}) or exists (
        select 1 from messages m
        join room_members me on me.room_id = m.room_id and me.user_id = ${actor.userId}
        where m.id = a.message_id and m.deleted_at is null and m.seq >= me.visible_from_seq
      )
    )`;
  if (!row) throw notFound("file");
  return row;
}

/** Those of `ids` that exist and that the owner has uploaded, in the order of `ids`. */
export async function ownUploads(ownerId: string, ids: readonly string[]): Promise<AttachmentRow[]> {
  const rows = await runtime("sql")<AttachmentRow[]>`
    select * from attachments
    where id = any(${[...ids]}::uuid[]) and owner_id = ${ownerId} and bytes_id is null and state <> 'doomed'`;
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}
