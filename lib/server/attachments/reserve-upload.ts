import { LIMITS } from "@/lib/contract/limits";
import type { Actor } from "../accounts/actor/actor";
import { transaction } from "../db/transaction";
import { invalid, Refusal } from "../platform/errors";
import { storage } from "../storage/storage";
import { lockOwner, requireStorageQuota, requireUserQuota, storageFullError } from "./quota";
import { sanitizeFileName } from "./sanitize-file-name";

/** The database and everybody's text must go on where the last file found no place. */
const LEFT_FREE = 256 * 1024 * 1024;

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
  if ((await storage().freeBytes()) < size + LEFT_FREE)
    throw storageFullError("The server has no room for this file.");
  await transaction(async (sql) => {
    await lockOwner(sql, actor.userId);
    await requireUserQuota(sql, actor.userId, size);
    const [waiting] = await sql<{ unsent: number }[]>`
      select count(*)::int as unsent from attachments where owner_id = ${actor.userId} and message_id is null`;
    if (!waiting || waiting.unsent >= LIMITS.unsentUploads)
      throw new Refusal("rate_limited", "Too many files are waiting to be sent.", { retryAfterMs: 60_000 });
    await requireStorageQuota(sql, size);
    await sql`
      insert into attachments (id, owner_id, state, name, upload_size, size)
      values (${id}, ${actor.userId}, 'uploading', ${sanitizeFileName(upload.filename)}, ${size}, ${size})`;
  });
}
