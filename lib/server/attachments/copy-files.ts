import { createHash } from "node:crypto";
import type { Actor } from "../accounts/actor/actor";
import { transaction } from "../db/transaction";
import { invalid } from "../platform/errors";
import type { Transaction } from "../platform/runtime";
import { type AttachmentRow, storageKey } from "./attachment-row";
import { deletingStates } from "./deleting-states";
import { discardUpload } from "./discard-upload";
import { lockOwner, requireUserQuota } from "./quota";

/**
 * Creates files of the actor that share the bytes of files they may read, for one message to claim. Returns the rows in the
 * order of `ids`. Until the message claims them nobody can read them, not even the actor, who may be removed from the room
 * meanwhile. A retry of the message gets the same rows.
 *
 * The files, and the memberships that make them readable, stay locked until the rows exist, so that no deletion or removal
 * can intervene. Throws `invalid` for a file that the actor may not read or that is named twice, and `storage_full`; then
 * no row remains.
 */
export async function copyFiles(
  actor: Actor,
  messageId: string,
  ids: readonly string[],
): Promise<AttachmentRow[]> {
  if (new Set(ids).size < ids.length) throw invalid("forwardedFileIds", "names a file twice");
  const copyIdOf = (id: string) => copyId(actor.userId, messageId, id);
  try {
    return await transaction(async (sql) => {
      await lockOwner(sql, actor.userId);
      const sources = await lockReadableFiles(sql, actor, ids);
      if (sources.length < ids.length) throw unreadableFilesError();
      await requireUserQuota(sql, actor.userId, await additionalBytes(sql, actor, sources));
      for (const source of sources)
        await sql`
          insert into attachments (id, owner_id, state, name, upload_size, size, kind, mime, width, height,
            duration_ms, thumbhash, has_thumbnail, bytes_id)
          select ${copyIdOf(source.id)}, ${actor.userId}, 'ready', name, upload_size, size, kind, mime, width, height,
            duration_ms, thumbhash, has_thumbnail, ${storageKey(source)}
          from attachments where id = ${source.id}
          on conflict (id) do update set state = 'ready' where attachments.state in ${deletingStates()}`;
      const rows = await sql<AttachmentRow[]>`
        select * from attachments where id = any(${ids.map(copyIdOf)}::uuid[])`;
      return ids.flatMap((id) => rows.find((row) => row.id === copyIdOf(id)) ?? []);
    });
  } catch (error) {
    await discardCopies(ids.map(copyIdOf));
    throw error;
  }
}

/** Deletes copies whose message was refused. Copies that a message has claimed stay. */
export async function discardCopies(ids: readonly string[]): Promise<void> {
  for (const id of ids) await discardUpload(id);
}

/** Selects and locks the readable files in one statement, so that its result holds until the transaction ends. */
const lockReadableFiles = (sql: Transaction, actor: Actor, ids: readonly string[]) => sql<AttachmentRow[]>`
  select a.* from attachments a
  join messages m on m.id = a.message_id
  join room_members me on me.room_id = m.room_id and me.user_id = ${actor.userId}
  where a.id = any(${[...ids]}::uuid[]) and a.state = 'ready' and m.deleted_at is null and m.seq >= me.visible_from_seq
  order by a.id for share of a for key share of me`;

/** Returns how many bytes of the sources the actor does not have yet, and so count against the quota. */
async function additionalBytes(
  sql: Transaction,
  actor: Actor,
  sources: readonly AttachmentRow[],
): Promise<number> {
  const keys = [...new Set(sources.map(storageKey))];
  const rows = await sql<{ key: string }[]>`
    select distinct coalesce(bytes_id, id) as key from attachments
    where owner_id = ${actor.userId} and coalesce(bytes_id, id) = any(${keys}::uuid[])`;
  const ownKeys = new Set(rows.map(({ key }) => key));
  return keys
    .filter((key) => !ownKeys.has(key))
    .reduce((sum, key) => sum + (sources.find((source) => storageKey(source) === key)?.size ?? 0), 0);
}

/** Returns a name-based UUID (RFC 9562, version 8), by which only a retry of the same message finds the same copy. */
function copyId(ownerId: string, messageId: string, fileId: string): string {
  const hash = createHash("sha256").update(`${ownerId} ${messageId} ${fileId}`).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    "-",
  );
}

const unreadableFilesError = () =>
  invalid("forwardedFileIds", "names a file that does not exist or that you may not see");
