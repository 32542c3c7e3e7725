import { idParams } from "@/lib/contract/path-params";
import { route } from "@/lib/server/http/route";
import { getPreviewThumbnail } from "@/lib/server/previews/queries";

/** Browsers may cache it for an hour, no longer: the viewer's access may end. */
const HEADERS = {
  "content-type": "image/webp",
  "cache-control": "private, max-age=3600",
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; sandbox",
};

export const GET = route(
  { params: idParams },
  async ({ actor, params }) =>
    new Response(await getPreviewThumbnail(actor, params.id), { headers: HEADERS }),
);
