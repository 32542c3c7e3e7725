import { Readable } from "node:stream";
import { type AttachmentRow, storageKey } from "../attachments/attachment-row";
import { errorCode, notFound } from "../platform/errors";
import { type PresignedUrl, type ThumbnailVariant, thumbnailKey } from "../storage/file-storage";
import { storage } from "../storage/storage";
import { BODY_LENGTH_HEADER } from "./compress";
import { contentDisposition } from "./content-disposition";
import { parseByteRange } from "./parse-byte-range";

/** Should a browser ever take one for a page: no script, no frame, no way to us. */
const POLICY =
  "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** The last seconds of a link's life are for whoever follows it, and not for a browser that has kept the way. */
const FOLLOWED_WITHIN_S = 10;

interface Served {
  key: string;
  /** Of these bytes as this file. */
  tag: string;
  size: number;
  mime: string;
  disposition: string;
}

/**
 * A file as it was sent. Pictures, which we have written ourselves, sound and film are shown; all else is saved. Where
 * browsers reach the store, they are sent there, each time anew and with an address that is soon worth nothing.
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
  const headers = { location: url, "cache-control": `private, max-age=${seconds - FOLLOWED_WITHIN_S}` };
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
 * Bytes never change under an id, so the id is the entity tag. A browser keeps them, and asks each time whether it
 * still may: a removed member or a deleted message must be seen at once.
 */
async function serve(request: Request, served: Served): Promise<Response> {
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
  if (matches(request.headers.get("if-none-match"), tag)) return new Response(null, { status: 304, headers });
  const condition = request.headers.get("if-range");
  const wanted = condition === null || condition === tag ? request.headers.get("range") : null;
  const range = parseByteRange(wanted, size);
  if (range === "unsatisfiable") {
    headers.set("content-range", `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  if (range) headers.set("content-range", `bytes ${range.start}-${range.end}/${size}`);
  headers.set(BODY_LENGTH_HEADER, `${range ? range.end - range.start + 1 : size}`);
  const status = range ? 206 : 200;
  if (request.method === "HEAD" || size === 0) return new Response(null, { status, headers });
  return new Response(await bytesOf(key, range), { status, headers });
}

async function bytesOf(key: string, range: { start: number; end: number } | null): Promise<ReadableStream> {
  try {
    // The types of Node's and of the browser's streams know nothing of each other; the streams are the same.
    return Readable.toWeb(await storage().open(key, range ?? undefined)) as ReadableStream;
  } catch (error) {
    if (errorCode(error) === "ENOENT" || (error instanceof Error && error.name === "NoSuchKey"))
      throw notFound("file");
    throw error;
  }
}

const withCharset = (mime: string): string => (mime === "text/plain" ? "text/plain; charset=utf-8" : mime);

const matches = (header: string | null, tag: string): boolean =>
  (header ?? "").split(",").some((one) => one.trim().replace(/^W\//, "") === tag);
