import type { LinkPreview } from "@/lib/contract/messages";
import type { GuardedRequest, GuardedResponse } from "../outgoing/guarded-client";
import { outgoingClient } from "../outgoing/outgoing-client";
import { isOutgoingError } from "../outgoing/outgoing-error";
import { parsePageMetadata } from "./parse-page-metadata";
import { createPreviewThumbnail, type PreviewThumbnail } from "./preview-thumbnail";

/** The preview of a link, with the thumbnail to store. */
export type FetchedPreview = Omit<LinkPreview, "image"> & { thumbnail: PreviewThumbnail | null };

const COMMON_OPTIONS = {
  schemes: ["https:", "http:"],
  redirects: 4,
  timeoutMs: 6_000,
} as const satisfies Partial<GuardedRequest>;
/** Truncates a long page, since its head is at the beginning. */
const PAGE_REQUEST: GuardedRequest = { ...COMMON_OPTIONS, maxBytes: 512 * 1024, overflow: "truncate" };
const IMAGE_REQUEST: GuardedRequest = { ...COMMON_OPTIONS, maxBytes: 5 * 1024 * 1024 };
/** Headers that reveal neither server nor user, and ask for uncompressed bodies. */
const headers = (accept: string) => ({
  accept,
  "accept-encoding": "identity",
  "user-agent": "Parley link preview (bot)",
});

/**
 * Fetches a page and its image, each within 6 s, from public addresses only, which are checked at every redirect. Returns
 * null if it is no HTML page, has no title, or the request fails.
 */
export async function fetchPreview(url: string): Promise<FetchedPreview | null> {
  const response = await nullOnOutgoingError(
    outgoingClient().request(url, { ...PAGE_REQUEST, headers: headers("text/html,application/xhtml+xml") }),
  );
  if (response?.status !== 200) return null;
  const page = parsePageMetadata(response.body, String(response.headers["content-type"] ?? ""), response.url);
  if (!page) return null;
  const { image, ...texts } = page;
  return { url, ...texts, thumbnail: image === null ? null : await fetchThumbnail(image) };
}

async function fetchThumbnail(url: string): Promise<PreviewThumbnail | null> {
  const response = await nullOnOutgoingError(
    outgoingClient().request(url, { ...IMAGE_REQUEST, headers: headers("image/webp,image/avif,image/*") }),
  );
  return response?.status === 200 ? createPreviewThumbnail(response.body) : null;
}

/** Returns null for a forbidden or failed request: expected errors mean no preview. */
async function nullOnOutgoingError(request: Promise<GuardedResponse>): Promise<GuardedResponse | null> {
  try {
    return await request;
  } catch (error) {
    if (isOutgoingError(error)) return null;
    throw error;
  }
}
