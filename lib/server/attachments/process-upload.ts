import { stat } from "node:fs/promises";
import { env } from "../platform/env";
import { isRefusal, notFound } from "../platform/errors";
import { once, runtime } from "../platform/runtime";
import { gated } from "../platform/semaphore";
import { VARIANTS, variantKey } from "../storage/file-storage";
import { storage } from "../storage/storage";
import { withScratch } from "../storage/temp-directory";
import type { AttachmentRow, Nature } from "./attachment-row";
import { discardUpload } from "./discard-upload";
import { readMedia } from "./read-media-metadata";
import { rewritePicture } from "./reencode-image";
import { scanForViruses } from "./scan-for-viruses";
import { sniff } from "./sniff-mime-type";

/** Decoding takes a core and some hundred megabytes at the bounds. */
const BOUNDS = { atOnce: 2, waiting: 500 };

/**
 * Finds out what a received file is, and keeps a picture as what it should be served as. May be run again at any point:
 * at the end of the upload, by the one who sends it if a crash came between, or by the sweep.
 *
 * Refuses with `unsupported_type` what a virus scanner refuses, and nothing of that is left.
 */
export function identifyUpload(id: string): Promise<AttachmentRow> {
  const underway = once("identifications", () => new Map<string, Promise<AttachmentRow>>());
  const known = underway.get(id);
  if (known) return known;
  const work = gated("identify", BOUNDS, () => identify(id)).finally(() => underway.delete(id));
  underway.set(id, work);
  return work;
}

async function identify(id: string): Promise<AttachmentRow> {
  try {
    const nature = await withScratch((directory) =>
      storage().withFile(id, (file) => examine(id, file, directory)),
    );
    return await remember(id, nature);
  } catch (error) {
    if (isRefusal(error) && error.code === "unsupported_type") await discardUpload(id);
    throw error;
  }
}

async function examine(id: string, file: string, directory: string): Promise<Nature> {
  const { CLAMAV_HOST } = env();
  if (CLAMAV_HOST) await scanForViruses(file, CLAMAV_HOST);
  const mime = await sniff(file);
  if (mime.startsWith("image/")) {
    const picture = await rewritePicture(file, directory);
    if (!picture) return asDocument(file, "application/octet-stream");
    for (const variant of VARIANTS) await storage().put(variantKey(id, variant), picture.thumbnails[variant]);
    await storage().put(id, picture.original);
    return picture.nature;
  }
  const media = await readMedia(file, mime);
  return media ? { ...(await asDocument(file, mime)), ...media } : asDocument(file, mime);
}

async function asDocument(file: string, mime: string): Promise<Nature> {
  return { kind: "file", mime, size: (await stat(file)).size, hasThumbnail: false };
}

async function remember(id: string, nature: Nature): Promise<AttachmentRow> {
  const { kind, mime, size, hasThumbnail } = nature;
  const { width = null, height = null, durationMs = null, thumbhash = null } = nature;
  const [row] = await runtime("sql")<AttachmentRow[]>`
    update attachments set state = 'ready', kind = ${kind}, mime = ${mime}, size = ${size}, width = ${width},
      height = ${height}, duration_ms = ${durationMs}, thumbhash = ${thumbhash}, has_thumbnail = ${hasThumbnail}
    where id = ${id} and state in ('received', 'ready') returning *`;
  if (!row) throw notFound("upload");
  return row;
}
