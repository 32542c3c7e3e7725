import { type RefObject, useEffect, useState } from "react";
import type { LinkPreview, Message } from "@/lib/contract/messages";
import { firstLink } from "@/lib/shared/link-detection";

/** So young a message may get its preview while it is looked at. */
const RESERVE_SPACE_MS = 15_000;

/**
 * What a message's card shows, null for no card. One that comes late must not move what is being read: a young message
 * has the place of its card from the start, with what the address says of itself; an older one gets its card while it is
 * off the screen. `anchor` stands where the card would.
 */
export function useLinkPreviewCard(
  { content, createdAt, preview }: Pick<Message, "content" | "createdAt" | "preview">,
  previewsEnabled: boolean,
  anchor: RefObject<HTMLElement | null>,
): LinkPreview | null {
  const [atMount] = useState(() => ({
    known: preview !== undefined,
    fresh: Math.abs(Date.now() - Date.parse(createdAt)) < RESERVE_SPACE_MS,
  }));
  const [offScreen, setOffScreen] = useState(false);
  const deferred = preview !== undefined && !atMount.known && !atMount.fresh && !offScreen;
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

/** As much as an address tells by itself. */
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
