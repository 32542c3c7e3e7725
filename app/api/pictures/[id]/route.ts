import { idParams } from "@/lib/contract/path-params";
import { route } from "@/lib/server/http/route";
import { getPicture } from "@/lib/server/pictures/queries";

/** A picture's content never changes, so browsers may cache it without revalidation. */
const HEADERS = {
  "content-type": "image/webp",
  "cache-control": "private, max-age=31536000, immutable",
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; sandbox",
};

export const GET = route({ params: idParams }, async ({ request, params }) => {
  const headers = { ...HEADERS, etag: `"${params.id}"` };
  const bytes = await getPicture(params.id);
  if (request.headers.get("if-none-match") === headers.etag)
    return new Response(null, { status: 304, headers });
  return new Response(bytes, { headers });
});
