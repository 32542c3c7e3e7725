import { notFound } from "../platform/errors";
import { runtime } from "../platform/runtime";

/** The WebP of a picture; any signed-in person may see it. */
export async function getPicture(id: string): Promise<Uint8Array<ArrayBuffer>> {
  const [found] = await runtime("sql")<{ bytes: Uint8Array<ArrayBuffer> }[]>`
    select bytes from pictures where id = ${id}`;
  if (!found) throw notFound("picture");
  return found.bytes;
}
