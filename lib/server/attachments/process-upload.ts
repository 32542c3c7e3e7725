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

/** Max concurrent and waiting files: decoding a file of the max size takes a core and some hundred megabytes. */
const PROCESSING_LIMITS = { atOnce: 2, waiting: 500 };

/**
 * Detects the type of a received file, and stores an image re-encoded as it will be served. It may run again at any time:
 * at the end of the upload, by the sender after a crash, or by the sweep.
 *
 * Throws `unsupported_type` for a file that the virus scanner rejects, and deletes it.
 */
export function processUpload(id: string): Promise<AttachmentRow> {
  const inProgress = singleton("upload-processing", () => new Map<string, Promise<AttachmentRow>>());
  const existing = inProgress.get(id);
  if (existing) return existing;
  const processing = withSemaphore("process-upload", PROCESSING_LIMITS, () => runProcessing(id)).finally(() =>
    inProgress.delete(id),
  );
  inProgress.set(id, processing);
  return processing;
}

async function runProcessing(id: string): Promise<AttachmentRow> {
  try {
    const metadata = await withTempDirectory((directory) =>
      storage().withLocalFile(id, (file) => analyzeFile(id, file, directory)),
    );
    return await saveMetadata(id, metadata);
  } catch (error) {
    if (isRefusal(error) && error.code === "unsupported_type") await discardUpload(id);
    throw error;
  }
}

async function analyzeFile(id: string, file: string, directory: string): Promise<FileMetadata> {
  const { CLAMAV_HOST } = env();
  if (CLAMAV_HOST) await scanForViruses(file, CLAMAV_HOST);
  const mime = await sniffMimeType(file);
  if (mime.startsWith("image/")) {
    const image = await reencodeImage(file, directory);
    if (!image) return documentMetadata(file, "application/octet-stream");
    for (const variant of THUMBNAIL_VARIANTS)
      await storage().put(thumbnailKey(id, variant), image.thumbnails[variant]);
    await storage().put(id, image.original);
    return image.metadata;
  }
  const media = await readMediaMetadata(file, mime);
  return media ? { ...(await documentMetadata(file, mime)), ...media } : documentMetadata(file, mime);
}

/** Returns the metadata of a file that is neither an image nor playable media. */
async function documentMetadata(file: string, mime: string): Promise<FileMetadata> {
  return { kind: "file", mime, size: (await stat(file)).size, hasThumbnail: false };
}

async function saveMetadata(id: string, metadata: FileMetadata): Promise<AttachmentRow> {
  const { kind, mime, size, hasThumbnail } = metadata;
  const { width = null, height = null, durationMs = null, thumbhash = null } = metadata;
  const [row] = await runtime("sql")<AttachmentRow[]>`
    update attachments set state = 'ready', kind = ${kind}, mime = ${mime}, size = ${size}, width = ${width},
      height = ${height}, duration_ms = ${durationMs}, thumbhash = ${thumbhash}, has_thumbnail = ${hasThumbnail}
    where id = ${id} and state in ('received', 'ready') returning *`;
  if (!row) throw notFound("upload");
  return row;
}
