import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Attachment } from "@/lib/contract/messages";
import type { Actor } from "../accounts/actor/actor";
import { invalid, notFound, Refusal } from "../platform/errors";
import { runtime } from "../platform/runtime";
import { withSemaphore } from "../platform/semaphore";
import { THUMBNAIL_VARIANTS, thumbnailKey } from "../storage/file-storage";
import { storage } from "../storage/storage";
import { withTempDirectory } from "../storage/temp-directory";
import { type AttachmentRow, toAttachment } from "./attachment-row";
import { unsentUpload } from "./queries";
import { reencodeImage } from "./reencode-image";

/** Max concurrent and waiting posters. */
const POSTER_LIMITS = { atOnce: 2, waiting: 50 };

/**
 * Stores a frame that the uploader's browser has captured as the thumbnails of a video. Throws `not_found` unless the actor
 * is its uploader and it was not sent, `invalid` if the file is no video, `unsupported_type` if the poster is no image.
 */
export async function setPoster(actor: Actor, id: string, bytes: Uint8Array): Promise<Attachment> {
  const { kind } = await unsentUpload(actor, id);
  if (kind !== "video") throw invalid("id", "is no video that has been uploaded");
  return withTempDirectory(async (directory) => {
    const source = path.join(directory, "source");
    await writeFile(source, bytes);
    const image = await withSemaphore("poster", POSTER_LIMITS, () => reencodeImage(source, directory));
    if (!image) throw new Refusal("unsupported_type", "The poster must be a readable image.");
    for (const variant of THUMBNAIL_VARIANTS)
      await storage().put(thumbnailKey(id, variant), image.thumbnails[variant]);
    return saveThumbnail(id, image.metadata.thumbhash ?? null);
  });
}

/** Saves the thumbnail, unless the file was sent: a message contains its files as they were then. */
async function saveThumbnail(id: string, thumbhash: string | null): Promise<Attachment> {
  const [row] = await runtime("sql")<AttachmentRow[]>`
    update attachments set has_thumbnail = true, thumbhash = ${thumbhash}
    where id = ${id} and message_id is null and state = 'ready' returning *`;
  if (!row) throw notFound("upload");
  return toAttachment(row);
}
