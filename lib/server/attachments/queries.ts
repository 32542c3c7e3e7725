import type { Actor } from "../accounts/actor/actor";
import { notFound } from "../platform/errors";
import { runtime } from "../platform/runtime";
import type { AttachmentRow } from "./attachment-row";
import { deletingStates } from "./deleting-states";

/** Returns the actor's own upload that was not sent, or throws `not_found`. */
export async function unsentUpload(actor: Actor, id: string): Promise<AttachmentRow> {
  const [row] = await runtime("sql")<AttachmentRow[]>`
    select * from attachments
    where id = ${id} and owner_id = ${actor.userId} and message_id is null and bytes_id is null and state not in ${deletingStates()}`;
  if (!row) throw notFound("upload");
  return row;
}

/**
 * Returns a file that the actor may read: of a message that they may see, or their own upload before it is sent. Else
 * throws `not_found`. Nobody may read the copy of a forwarded file before it is sent.
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

/** Returns the uploads of the owner among `ids`, in that order. Others are left out. */
export async function ownUploads(ownerId: string, ids: readonly string[]): Promise<AttachmentRow[]> {
  const rows = await runtime("sql")<AttachmentRow[]>`
    select * from attachments
    where id = any(${[...ids]}::uuid[]) and owner_id = ${ownerId} and bytes_id is null and state not in ${deletingStates()}`;
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}
