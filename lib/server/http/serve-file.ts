import { Readable } from "node:stream";
import { type AttachmentRow, storageKey } from "../attachments/attachment-row";
import { errorCode, notFound } from "../platform/errors";
import { type PresignedUrl, type ThumbnailVariant, thumbnailKey } from "../storage/file-storage";
import { storage } from "../storage/storage";
import { BODY_LENGTH_HEADER } from "./compress";
import { contentDisposition } from "./content-disposition";
import { parseByteRange } from "./parse-byte-range";

/** Policy for a file that a browser opens as a page: no scripts, no frames, no requests to this server. */
const POLICY =
  "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** How long before a presigned URL expires its redirect leaves the browser's cache, so that it can still be followed. */
const REDIRECT_SAFETY_SECONDS = 10;

interface ServedFile {
  key: string;
  /** Entity tag of these bytes as this file, without quotes. */
  tag: string;
  size: number;
  mime: string;
  disposition: string;
}

/**
 * Serves an attachment. Images, which this server has re-encoded, audio and video are shown inline; everything else is a
 * download. If browsers can reach the object store, answers with a redirect to a short-lived presigned URL, made for each
 * request.
 */
export async function serveFile(request: Request, file: AttachmentRow, download: boolean): Promise<Response> {
  const shown = file.kind !== "file" && !download;
  const served = {
    key: storageKey(file),
    tag: file.id,
    size: file.size,
    mime: withCharset(file.mime ?? "application/octet-stream"),
    disposition: contentDisposition(shown ? "inline" : "attachment", file.name),
  };
  const link = request.method === "GET" ? await storage().presign(served.key, served) : null;
  return link ? redirect(link) : serve(request, served);
}

function redirect({ url, seconds }: PresignedUrl): Response {
  const headers = { location: url, "cache-control": `private, max-age=${seconds - REDIRECT_SAFETY_SECONDS}` };
  return new Response(null, { status: 302, headers });
}

export async function serveThumbnail(
  request: Request,
  file: AttachmentRow,
  variant: ThumbnailVariant,
): Promise<Response> {
  const key = thumbnailKey(storageKey(file), variant);
  const size = file.hasThumbnail ? await storage().size(key) : null;
  if (size === null) throw notFound("thumbnail");
  const disposition = contentDisposition("inline", `${file.name}.webp`);
  return serve(request, { key, tag: thumbnailKey(file.id, variant), size, mime: "image/webp", disposition });
}

/**
 * Serves bytes that never change under an id, so the id is the entity tag. Browsers cache them but revalidate each time:
 * the removal of a member or the deletion of a message must take effect at once.
 */
async function serve(request: Request, served: ServedFile): Promise<Response> {
  const { key, size, mime, disposition } = served;
  const tag = `"${served.tag}"`;
  const headers = new Headers({
    "accept-ranges": "bytes",
    "cache-control": "private, no-cache",
    "content-disposition": disposition,
    "content-security-policy": POLICY,
    "content-type": mime,
    "cross-origin-resource-policy": "same-origin",
    etag: tag,
    "x-content-type-options": "nosniff",
  });
  if (includesTag(request.headers.get("if-none-match"), tag))
    return new Response(null, { status: 304, headers });
  const condition = request.headers.get("if-range");
  const requestedRange = condition === null || condition === tag ? request.headers.get("range") : null;
  const range = parseByteRange(requestedRange, size);
  if (range === "unsatisfiable") {
    headers.set("content-range", `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  if (range) headers.set("content-range", `bytes ${range.start}-${range.end}/${size}`);
  headers.set(BODY_LENGTH_HEADER, `${range ? range.end - range.start + 1 : size}`);
  const status = range ? 206 : 200;
  if (request.method === "HEAD" || size === 0) return new Response(null, { status, headers });
  return new Response(await openFile(key, range), { status, headers });
}

async function openFile(key: string, range: { start: number; end: number } | null): Promise<ReadableStream> {
  try {
    // The type declarations of Node's and the DOM's streams are incompatible; the streams are the same.
    return Readable.toWeb(await storage().open(key, range ?? undefined)) as ReadableStream;
  } catch (error) {
    if (errorCode(error) === "ENOENT" || (error instanceof Error && error.name === "NoSuchKey"))
      throw notFound("file");
    throw error;
  }
}

const withCharset = (mime: string): string => (mime === "text/plain" ? "text/plain; charset=utf-8" : mime);

const includesTag = (header: string | null, tag: string): boolean =>
  (header ?? "").split(",").some((one) => one.trim().replace(/^W\//, "") === tag);
