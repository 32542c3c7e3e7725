import { Globe } from "lucide-react";
import { useRef } from "react";
import { cx } from "@/components/ui/cx";
import type { Message } from "@/lib/contract/messages";
import { useLinkPreviewCard } from "./use-link-preview-card";

interface LinkPreviewCardProps {
  message: Pick<Message, "content" | "createdAt" | "preview">;
  /** Whether this room has link previews. */
  previewsEnabled: boolean;
  tabIndex: 0 | -1;
}

/**
 * The preview of a message's first link. Its height is fixed, so it does not change when the preview arrives or fails.
 */
export function LinkPreviewCard({ message, previewsEnabled, tabIndex }: LinkPreviewCardProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  const card = useLinkPreviewCard(message, previewsEnabled, anchor);
  return (
    <>
      <span ref={anchor} aria-hidden className="block" />
      {card && (
        <a
          href={card.url}
          title={card.url}
          target="_blank"
          rel="noopener noreferrer nofollow"
          tabIndex={tabIndex}
          className="my-1 flex h-[4.5rem] w-80 max-w-full min-w-full items-center gap-3 overflow-hidden rounded-lg bg-paper pe-3 inset-ring inset-ring-hairline hover:bg-hover"
        >
          <span
            className={cx(
              "flex h-full shrink-0 items-center justify-center",
              card.image ? "w-[4.5rem] bg-hover" : "ps-3",
            )}
          >
            {card.image ? (
              // biome-ignore lint/performance/noImgElement: the image is small already, and only room members may load it
              <img src={card.image.url} alt="" className="size-full object-cover" />
            ) : (
              <Globe aria-hidden className="size-5 text-ink-faint" />
            )}
          </span>
          <span className="min-w-0 flex-1">
            <bdi className="block truncate text-note text-ink-soft">{card.site}</bdi>
            <span dir="auto" className="block truncate text-meta font-semibold text-ink">
              {card.title}
            </span>
            {card.description !== "" && (
              <span dir="auto" className="block truncate text-meta text-ink-soft">
                {card.description}
              </span>
            )}
          </span>
        </a>
      )}
    </>
  );
}
