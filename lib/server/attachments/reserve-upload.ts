import { LIMITS } from "@/lib/contract/limits";
import type { Actor } from "../auth/actor";
import { transaction } from "../db/transaction";
import { env } from "../env";
import { invalid, Refusal, unavailable } from "../errors";
import { storage } from "../storage/storage";
import { uploadName } from "./upload-name";

/** The database and everybody's text must go on where the last file found no place. */
const LEFT_FREE = 256 * 1024 * 1024;

const storageFull = (message: string) => new Refusal("storage_full", message);

/**
 * Takes the place for an upload of `size` bytes before the first one comes, so that uploads side by side cannot pass a
 * quota together. Refuses with `invalid`, `too_large`, `rate_limited` (too many unsent files) or `storage_full`.
 */
export async function reserveUpload(
  actor: Actor,
  upload: { id: string; size: number | undefined; filename: string | null | undefined },
): Promise<void> {
  const { id, size } = upload;
  if (size === undefined || !Number.isSafeInteger(size) || size < 0)
    throw invalid("upload-length", "must be known from the beginning");
  if (size > LIMITS.attachmentBytes)
    throw new Refusal("too_large", `A file has at most ${LIMITS.attachmentBytes} bytes.`);
  if ((await storage().free()) < size + LEFT_FREE) throw storageFull("The server has no room for this file.");
  const { UPLOAD_QUOTA, STORAGE_QUOTA } = env();
  await transaction(async (sql) => {
    const [owner] = await sql`select 1 from users where id = ${actor.userId} for update`;
    if (!owner) throw unavailable(1_000);
    const [used] = await sql<{ bytes: number; unsent: number }[]>`
      select coalesce(sum(size), 0)::bigint as bytes, count(*) filter (where message_id is null)::int as unsent
      from attachments where owner_id = ${actor.userId}`;
    if (!used || used.bytes + size > UPLOAD_QUOTA) throw storageFull("Your files have used up their room.");
    if (used.unsent >= LIMITS.unsentUploads)
      throw new Refusal("rate_limited", "Too many files are waiting to be sent.", { retryAfterMs: 60_000 });
    if (STORAGE_QUOTA !== undefined) {
      await sql`select pg_advisory_xact_lock(hashtext('parley storage quota'))`;
      const [all] = await sql<
        { bytes: number }[]
      >`select coalesce(sum(size), 0)::bigint as bytes from attachments`;
      if (!all || all.bytes + size > STORAGE_QUOTA)
        throw storageFull("The server has no room for this file.");
    }
    await sql`
      insert into attachments (id, owner_id, state, name, upload_size, size)
      values (${id}, ${actor.userId}, 'uploading', ${uploadName(upload.filename)}, ${size}, ${size})`;
  });
}
