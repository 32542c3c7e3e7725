import { notFound } from "../platform/errors";
import { runtime } from "../platform/runtime";

/** Returns the address of a picture. A new picture has a new id, so the content of an address never changes. */
export const pictureUrl = (id: string): string => `/api/pictures/${id}`;

/** Returns the WebP bytes of a picture, which any signed-in user may see, or throws `not_found`. */
export async function getPicture(id: string): Promise<Uint8Array<ArrayBuffer>> {
  const [found] = await runtime("sql")<{ bytes: Uint8Array<ArrayBuffer> }[]>`
    select bytes from pictures where id = ${id}`;
  if (!found) throw notFound("picture");
  return found.bytes;
}
