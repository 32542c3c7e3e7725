import type { Line } from "./timeline";

const CHARACTERS_A_LINE = 62;
const LINE_PX = 22;
const BUBBLE_PX = 14;

/** A guess at the height of a line before it has been on screen, px: it moves the scroll bar and nothing else. */
export function estimateHeight(line: Line | undefined): number {
  switch (line?.kind) {
    case "said": {
      const { content } = line.message;
      const lines = Math.ceil((content.length + 8) / CHARACTERS_A_LINE) + content.split("\n").length - 1;
      return lines * LINE_PX + BUBBLE_PX + (line.first ? 24 : 2);
    }
    case "system":
      return 42;
    default:
      return 56;
  }
}
