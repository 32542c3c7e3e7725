import { type RefObject, useEffect, useState } from "react";
import type { LinkPreview, Message } from "@/lib/contract/messages";
import { firstLink } from "@/lib/shared/link-detection";

/** So young a message may get its preview while it is looked at. */
const FRESH_MS = 15_000;

/**
 * What a message's card shows, null for no card. One that comes late must not move what is being read: a young message
 * has the place of its card from the start, with what the address says of itself; an older one gets its card while it is
 * off the screen. `anchor` stands where the card would.
 */
export function useLinkPreviewCard(
  { content, createdAt, preview }: Pick<Message, "content" | "createdAt" | "preview">,
  made: boolean,
  anchor: RefObject<HTMLElement | null>,
): LinkPreview | null {
  const [born] = useState(() => ({
    known: preview !== undefined,
    fresh: Math.abs(Date.now() - Date.parse(createdAt)) < FRESH_MS,
  }));
  const [away, setAway] = useState(false);
  const held = preview !== undefined && !born.known && !born.fresh && !away;
  useEffect(() => {
    if (!held || !anchor.current) return;
    const observer = new IntersectionObserver((looks) => {
      if (looks.at(-1)?.isIntersecting === false) setAway(true);
    });
    observer.observe(anchor.current);
    return () => observer.disconnect();
  }, [held, anchor]);
  if (preview) return held ? null : preview;
  const url = made && born.fresh ? firstLink(content) : null;
  return url === null ? null : bare(url);
}

/** As much as an address tells by itself. */
function bare(url: string): LinkPreview {
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
