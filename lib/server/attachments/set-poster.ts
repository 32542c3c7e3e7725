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

const BOUNDS = { atOnce: 2, waiting: 50 };

/**
 * Gives a film the still that the uploader's browser has made of it, as its thumbnails. Only its uploader's, only until
 * it is sent: `not_found` else, `invalid` for what is no film, `unsupported_type` for what is no picture.
 */
export async function setPoster(actor: Actor, id: string, bytes: Uint8Array): Promise<Attachment> {
  const { kind } = await unsentUpload(actor, id);
  if (kind !== "video") throw invalid("id", "is no film that has arrived");
  return withTempDirectory(async (directory) => {
    const given = path.join(directory, "given");
    await writeFile(given, bytes);
    const picture = await withSemaphore("poster", BOUNDS, () => reencodeImage(given, directory));
    if (!picture) throw new Refusal("unsupported_type", "The poster must be a picture that can be read.");
    for (const variant of THUMBNAIL_VARIANTS)
      await storage().put(thumbnailKey(id, variant), picture.thumbnails[variant]);
    return remember(id, picture.metadata.thumbhash ?? null);
  });
}

/** A message carries what its files were when it was sent: from then on nothing of them changes. */
async function remember(id: string, thumbhash: string | null): Promise<Attachment> {
  const [row] = await runtime("sql")<AttachmentRow[]>`
    update attachments set has_thumbnail = true, thumbhash = ${thumbhash}
    where id = ${id} and message_id is null and state = 'ready' returning *`;
  if (!row) throw notFound("upload");
  return toAttachment(row);
}
