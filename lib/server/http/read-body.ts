import { LIMITS } from "@/lib/contract/limits";
import { invalid, Refusal } from "../platform/errors";

/** Reads a request's JSON body. Reads at most `LIMITS.bodyBytes`, whatever the headers claim. */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\b/i.test(type))
    throw new Refusal("unsupported_type", "The body must be application/json.");
  const bytes = await readBytes(request, LIMITS.bodyBytes);
  return parseJson(decodeUtf8(bytes));
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw invalid("body", "is not UTF-8");
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid("body", "is not JSON");
  }
}

/** Reads the text of a form's body, JSON or URL-encoded, which the caller parses. */
export async function readForm(request: Request): Promise<string> {
  const bytes = await readBytes(request, LIMITS.bodyBytes);
  const text = new TextDecoder().decode(bytes);
  if (/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) parseJson(text);
  return text;
}

/** Reads the bytes of a body; throws `too_large` beyond `max` bytes. */
async function readBytes(request: Request, max: number): Promise<Uint8Array> {
  const tooLarge = () => new Refusal("too_large", `The body is larger than ${max} bytes.`);
  if (Number(request.headers.get("content-length") ?? 0) > max) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > max) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Reads a picture that is a request's whole body. Throws `unsupported_type` or `too_large`. */
export async function readPictureBody(request: Request): Promise<Uint8Array> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^image\//i.test(type)) throw new Refusal("unsupported_type", "The body must be a picture.");
  return readBytes(request, LIMITS.pictureBytes);
}
