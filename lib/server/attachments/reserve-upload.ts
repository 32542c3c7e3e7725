import { LIMITS } from "@/lib/contract/limits";
import type { Actor } from "../accounts/actor/actor";
import { transaction } from "../db/transaction";
import { invalid, Refusal } from "../platform/errors";
import { storage } from "../storage/storage";
import { lockOwner, requireStorageQuota, requireUserQuota, storageFullError } from "./quota";
import { sanitizeFileName } from "./sanitize-file-name";

/** Min free bytes on the store, so that the database and text messages still work when no file fits any more. */
const MIN_FREE_BYTES = 256 * 1024 * 1024;

/**
 * Reserves `size` bytes for an upload before its first byte, so that concurrent uploads cannot exceed a quota together.
 * Throws `invalid`, `too_large`, `rate_limited` (too many unsent files) or `storage_full`.
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
  if ((await storage().freeBytes()) < size + MIN_FREE_BYTES)
    throw storageFullError("The server has no room for this file.");
  await transaction(async (sql) => {
    await lockOwner(sql, actor.userId);
    await requireUserQuota(sql, actor.userId, size);
    const [counted] = await sql<{ unsent: number }[]>`
      select count(*)::int as unsent from attachments where owner_id = ${actor.userId} and message_id is null`;
    if (!counted || counted.unsent >= LIMITS.unsentUploads)
      throw new Refusal("rate_limited", "Too many files are waiting to be sent.", { retryAfterMs: 60_000 });
    await requireStorageQuota(sql, size);
    await sql`
      insert into attachments (id, owner_id, state, name, upload_size, size)
      values (${id}, ${actor.userId}, 'uploading', ${sanitizeFileName(upload.filename)}, ${size}, ${size})`;
  });
}
