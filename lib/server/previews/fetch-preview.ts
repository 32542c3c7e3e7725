import type { LinkPreview } from "@/lib/contract/messages";
import type { GuardedRequest, GuardedResponse } from "../outgoing/guarded-client";
import { outgoingClient } from "../outgoing/outgoing-client";
import { isOutgoingError } from "../outgoing/outgoing-error";
import { parsePageMetadata } from "./parse-page-metadata";
import { createPreviewThumbnail, type PreviewThumbnail } from "./preview-thumbnail";

/** What a link leads to, with the picture as it is to be kept. */
export type FetchedPreview = Omit<LinkPreview, "image"> & { thumbnail: PreviewThumbnail | null };

const COMMON = {
  schemes: ["https:", "http:"],
  redirects: 4,
  timeoutMs: 6_000,
} as const satisfies Partial<GuardedRequest>;
/** The head of a page is at its beginning. */
const PAGE: GuardedRequest = { ...COMMON, maxBytes: 512 * 1024, overflow: "truncate" };
const PICTURE: GuardedRequest = { ...COMMON, maxBytes: 5 * 1024 * 1024 };
/** Nothing of who asks or for whom; bodies as they are. */
const headers = (accept: string) => ({
  accept,
  "accept-encoding": "identity",
  "user-agent": "Parley link preview (bot)",
});

/**
 * Fetches a page and its picture, each within 6 s, from public addresses alone and at each redirect anew. Null for what
 * is no page or says nothing of itself, and for whatever goes wrong at the other end.
 */
export async function fetchPreview(url: string): Promise<FetchedPreview | null> {
  const answer = await orNothing(
    outgoingClient().request(url, { ...PAGE, headers: headers("text/html,application/xhtml+xml") }),
  );
  if (answer?.status !== 200) return null;
  const page = parsePageMetadata(answer.body, String(answer.headers["content-type"] ?? ""), answer.url);
  if (!page) return null;
  const { image, ...texts } = page;
  return { url, ...texts, thumbnail: image === null ? null : await fetchPicture(image) };
}

async function fetchPicture(url: string): Promise<PreviewThumbnail | null> {
  const answer = await orNothing(
    outgoingClient().request(url, { ...PICTURE, headers: headers("image/webp,image/avif,image/*") }),
  );
  return answer?.status === 200 ? createPreviewThumbnail(answer.body) : null;
}

/** What may not be asked for, and what does not come, is no preview and no fault. */
async function orNothing(request: Promise<GuardedResponse>): Promise<GuardedResponse | null> {
  try {
    return await request;
  } catch (error) {
    if (isOutgoingError(error)) return null;
    throw error;
  }
}
