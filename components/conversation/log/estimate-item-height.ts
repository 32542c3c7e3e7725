import { displayFiles, isMedia } from "@/components/files/display-file";
import { mediaBox } from "@/components/files/media-layout";
import type { LogMessage } from "@/lib/client/hooks/use-conversation";
import type { TimelineItem } from "./timeline";

const CHARACTERS_A_LINE = { desk: 62, phone: 42 } as const;
const LINE_PX = 22;
const BUBBLE_PX = 14;
const FILE_PX = 56;
const CARD_PX = 80;

/** A guess at the height of a line before it has been on screen, px: for the scroll bar, and for how many lines fill a screen. */
export function estimateItemHeight(
  line: TimelineItem | undefined,
  screen: keyof typeof CHARACTERS_A_LINE = "desk",
): number {
  switch (line?.kind) {
    case "said": {
      const { content } = line.message;
      const card = "preview" in line.message && line.message.preview ? CARD_PX : 0;
      const lines =
        Math.ceil((content.length + 8) / CHARACTERS_A_LINE[screen]) + content.split("\n").length - 1;
      return lines * LINE_PX + filesHeight(line.message) + card + BUBBLE_PX + (line.firstInRun ? 24 : 2);
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
