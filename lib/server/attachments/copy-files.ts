import { createHash } from "node:crypto";
import type { Actor } from "../accounts/actor/actor";
import { transaction } from "../db/transaction";
import { invalid } from "../platform/errors";
import type { Transaction } from "../platform/runtime";
import { type AttachmentRow, storageKey } from "./attachment-row";
import { discardUpload } from "./discard-upload";
import { lockOwner, requireUserQuota } from "./quota";

/**
 * Makes of files that the actor may see files of theirs that share the same bytes, for one message to claim, in the
 * order of `ids`. Until then nobody can read them, not even the actor: who is removed from a room meanwhile keeps
 * nothing of it. The same message again gets the same rows.
 *
 * The files and the memberships by which they are seen are locked until the new rows are there: neither a deletion nor a
 * removal can come in between. Refuses with `invalid` what the actor may not see and what is named twice, and with
 * `storage_full`; then nothing stays.
 */
export async function copyFiles(
  actor: Actor,
  messageId: string,
  ids: readonly string[],
): Promise<AttachmentRow[]> {
  if (new Set(ids).size < ids.length) throw invalid("forwardedFileIds", "names a file twice");
  const copyOf = (id: string) => copyId(actor.userId, messageId, id);
  try {
    return await transaction(async (sql) => {
      await lockOwner(sql, actor.userId);
      const sources = await readable(sql, actor, ids);
      if (sources.length < ids.length) throw unseenFiles();
      await requireUserQuota(sql, actor.userId, await newBytes(sql, actor, sources));
      for (const source of sources)
        await sql`
          insert into attachments (id, owner_id, state, name, upload_size, size, kind, mime, width, height,
            duration_ms, thumbhash, has_thumbnail, bytes_id)
          select ${copyOf(source.id)}, ${actor.userId}, 'ready', name, upload_size, size, kind, mime, width, height,
            duration_ms, thumbhash, has_thumbnail, ${storageKey(source)}
          from attachments where id = ${source.id}
          on conflict (id) do update set state = 'ready' where attachments.state = 'doomed'`;
      const rows = await sql<AttachmentRow[]>`
        select * from attachments where id = any(${ids.map(copyOf)}::uuid[])`;
      return ids.flatMap((id) => rows.find((row) => row.id === copyOf(id)) ?? []);
    });
  } catch (error) {
    await discardCopies(ids.map(copyOf));
    throw error;
  }
}

/** Of a message that was not taken; those of one that was stay. */
export async function discardCopies(ids: readonly string[]): Promise<void> {
  for (const id of ids) await discardUpload(id);
}

/** One statement, by whose locks what it has seen holds until the end of the transaction. */
const readable = (sql: Transaction, actor: Actor, ids: readonly string[]) => sql<AttachmentRow[]>`
  select a.* from attachments a
  join messages m on m.id = a.message_id
  join room_members me on me.room_id = m.room_id and me.user_id = ${actor.userId}
  where a.id = any(${[...ids]}::uuid[]) and a.state = 'ready' and m.deleted_at is null and m.seq >= me.visible_from_seq
  order by a.id for share of a for key share of me`;

/** How much of it the actor has none of yet. */
async function newBytes(sql: Transaction, actor: Actor, sources: readonly AttachmentRow[]): Promise<number> {
  const keys = [...new Set(sources.map(storageKey))];
  const rows = await sql<{ key: string }[]>`
    select distinct coalesce(bytes_id, id) as key from attachments
    where owner_id = ${actor.userId} and coalesce(bytes_id, id) = any(${keys}::uuid[])`;
  const held = new Set(rows.map(({ key }) => key));
  return keys
    .filter((key) => !held.has(key))
    .reduce((sum, key) => sum + (sources.find((source) => storageKey(source) === key)?.size ?? 0), 0);
}

/** A name-based UUID (RFC 9562, version 8): a retry finds what an attempt before it has made, and nobody else does. */
function copyId(ownerId: string, messageId: string, fileId: string): string {
  const hash = createHash("sha256").update(`${ownerId} ${messageId} ${fileId}`).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    "-",
  );
}

const unseenFiles = () =>
  invalid("forwardedFileIds", "names a file that does not exist or that you may not see");
