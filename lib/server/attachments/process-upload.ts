import { stat } from "node:fs/promises";
import { env } from "../platform/env";
import { isRefusal, notFound } from "../platform/errors";
import { runtime, singleton } from "../platform/runtime";
import { withSemaphore } from "../platform/semaphore";
import { THUMBNAIL_VARIANTS, thumbnailKey } from "../storage/file-storage";
import { storage } from "../storage/storage";
import { withTempDirectory } from "../storage/temp-directory";
import type { AttachmentRow, FileMetadata } from "./attachment-row";
import { discardUpload } from "./discard-upload";
import { readMediaMetadata } from "./read-media-metadata";
import { reencodeImage } from "./reencode-image";
import { scanForViruses } from "./scan-for-viruses";
import { sniffMimeType } from "./sniff-mime-type";

/** Decoding takes a core and some hundred megabytes at the bounds. */
const BOUNDS = { atOnce: 2, waiting: 500 };

/**
 * Finds out what a received file is, and keeps a picture as what it should be served as. May be run again at any point:
 * at the end of the upload, by the one who sends it if a crash came between, or by the sweep.
 *
 * Refuses with `unsupported_type` what a virus scanner refuses, and nothing of that is left.
 */
export function processUpload(id: string): Promise<AttachmentRow> {
  const underway = singleton("identifications", () => new Map<string, Promise<AttachmentRow>>());
  const known = underway.get(id);
  if (known) return known;
  const work = withSemaphore("identify", BOUNDS, () => identify(id)).finally(() => underway.delete(id));
  underway.set(id, work);
  return work;
}

async function identify(id: string): Promise<AttachmentRow> {
  try {
    const nature = await withTempDirectory((directory) =>
      storage().withLocalFile(id, (file) => examine(id, file, directory)),
    );
    return await remember(id, nature);
  } catch (error) {
    if (isRefusal(error) && error.code === "unsupported_type") await discardUpload(id);
    throw error;
  }
}

async function examine(id: string, file: string, directory: string): Promise<FileMetadata> {
  const { CLAMAV_HOST } = env();
  if (CLAMAV_HOST) await scanForViruses(file, CLAMAV_HOST);
  const mime = await sniffMimeType(file);
  if (mime.startsWith("image/")) {
    const picture = await reencodeImage(file, directory);
    if (!picture) return asDocument(file, "application/octet-stream");
    for (const variant of THUMBNAIL_VARIANTS)
      await storage().put(thumbnailKey(id, variant), picture.thumbnails[variant]);
    await storage().put(id, picture.original);
    return picture.metadata;
  }
  const media = await readMediaMetadata(file, mime);
  return media ? { ...(await asDocument(file, mime)), ...media } : asDocument(file, mime);
}

async function asDocument(file: string, mime: string): Promise<FileMetadata> {
  return { kind: "file", mime, size: (await stat(file)).size, hasThumbnail: false };
}

async function remember(id: string, nature: FileMetadata): Promise<AttachmentRow> {
  const { kind, mime, size, hasThumbnail } = nature;
  const { width = null, height = null, durationMs = null, thumbhash = null } = nature;
  const [row] = await runtime("sql")<AttachmentRow[]>`
    update attachments set state = 'ready', kind = ${kind}, mime = ${mime}, size = ${size}, width = ${width},
      height = ${height}, duration_ms = ${durationMs}, thumbhash = ${thumbhash}, has_thumbnail = ${hasThumbnail}
    where id = ${id} and state in ('received', 'ready') returning *`;
  if (!row) throw notFound("upload");
  return row;
}
