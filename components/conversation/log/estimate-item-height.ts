import { displayFiles, isMedia } from "@/components/files/display-file";
import { mediaBox } from "@/components/files/media-layout";
import type { LogMessage } from "@/lib/client/hooks/use-conversation";
import type { TimelineItem } from "./timeline";

const CHARACTERS_PER_LINE = { desk: 62, phone: 42 } as const;
const LINE_PX = 22;
const BUBBLE_PX = 14;
const FILE_PX = 56;
const CARD_PX = 80;

/** Estimates an item's height before it is measured, px: for the scroll bar, and for how many items fill a screen. */
export function estimateItemHeight(
  item: TimelineItem | undefined,
  device: keyof typeof CHARACTERS_PER_LINE = "desk",
): number {
  switch (item?.kind) {
    case "message": {
      const { content } = item.message;
      const card = "preview" in item.message && item.message.preview ? CARD_PX : 0;
      const lines =
        Math.ceil((content.length + 8) / CHARACTERS_PER_LINE[device]) + content.split("\n").length - 1;
      return lines * LINE_PX + filesHeight(item.message) + card + BUBBLE_PX + (item.firstInRun ? 24 : 2);
    }
    case "system":
      return 42;
    default:
      return 42;
  }
}

function filesHeight(message: LogMessage): number {
  const files = displayFiles(message);
  if (files.length === 0) return 0;
  const media = files.filter(isMedia);
  return (media.length > 0 ? mediaBox(media).height : 0) + (files.length - media.length) * FILE_PX;
}
