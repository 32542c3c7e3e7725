import { type RefObject, useEffect, useState } from "react";
import type { LinkPreview, Message } from "@/lib/contract/messages";
import { firstLink } from "@/lib/shared/link-detection";

/** Max age of a message at mount for which space is reserved before its preview arrives. */
const RESERVE_SPACE_MS = 15_000;

/**
 * Returns the preview to show, null for no card. A preview that arrives late must not shift visible messages. A new
 * message therefore shows a card derived from its URL at once. An older message gets its card only while `anchor`, which
 * is placed where the card would be, is off screen.
 */
export function useLinkPreviewCard(
  { content, createdAt, preview }: Pick<Message, "content" | "createdAt" | "preview">,
  previewsEnabled: boolean,
  anchor: RefObject<HTMLElement | null>,
): LinkPreview | null {
  const [atMount] = useState(() => ({
    hadPreview: preview !== undefined,
    fresh: Math.abs(Date.now() - Date.parse(createdAt)) < RESERVE_SPACE_MS,
  }));
  const [offScreen, setOffScreen] = useState(false);
  const deferred = preview !== undefined && !atMount.hadPreview && !atMount.fresh && !offScreen;
  useEffect(() => {
    if (!deferred || !anchor.current) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.at(-1)?.isIntersecting === false) setOffScreen(true);
    });
    observer.observe(anchor.current);
    return () => observer.disconnect();
  }, [deferred, anchor]);
  if (preview) return deferred ? null : preview;
  const url = previewsEnabled && atMount.fresh ? firstLink(content) : null;
  return url === null ? null : previewFromUrl(url);
}

/** Returns a preview built from the URL alone. */
function previewFromUrl(url: string): LinkPreview {
  const { hostname, pathname, search } = new URL(url);
  const site = hostname.replace(/^www\./, "");
  return {
    url,
    site,
    title: `${site}${pathname === "/" ? "" : pathname}${search}`,
    description: "",
    image: null,
  };
}
