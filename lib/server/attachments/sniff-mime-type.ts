import { open } from "node:fs/promises";

/** Bytes read to detect text. */
const HEAD_BYTES = 4_096;
/** MIME types that programs name differently. */
const ALIASES: Record<string, string> = {
  "audio/x-m4a": "audio/mp4",
  "audio/vnd.wave": "audio/wav",
  "audio/x-flac": "audio/flac",
  "video/x-m4v": "video/mp4",
  "application/ogg": "audio/ogg",
};

/**
 * Returns the MIME type of a local file by its bytes, never by its name. SVG, HTML and all other text is `text/plain`, which
 * no browser executes; unknown bytes are `application/octet-stream`.
 */
export async function sniffMimeType(file: string): Promise<string> {
  const { fileTypeFromFile } = await import("file-type/node");
  const found = await fileTypeFromFile(file);
  const mime = found?.mime.split(";")[0];
  if (mime === "application/xml" || mime?.endsWith("+xml")) return "text/plain";
  if (mime) return ALIASES[mime] ?? mime;
  return (await looksLikeText(file)) ? "text/plain" : "application/octet-stream";
}

async function looksLikeText(path: string): Promise<boolean> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.subarray(0, bytesRead);
    if (bytesRead === 0 || head.includes(0)) return false;
    // With `stream` a character cut in two by the end of the head is no error.
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  } finally {
    await file.close();
  }
}
