import { estimateItemHeight } from "./estimate-item-height";
import { PADDING_BOTTOM_PX, PADDING_TOP_PX } from "./log-padding";
import { type ScrollTarget, targetIndex } from "./scroll-target";
import type { TimelineItem } from "./timeline";

/** As much as nearly all screens show of a log. */
const SCREEN_PX = { desk: 1_000, phone: 840 } as const;

/** The log as the server draws it: some lines one below the other, and the space that the others will take. */
export interface SsrLogLayout {
  from: number;
  /** The index behind the last one. */
  to: number;
  /** px. */
  paddingTop: number;
  paddingBottom: number;
  /** Shown from its end, else from its beginning: a style sheet can do that, before there is any script. */
  bottomAnchored: boolean;
}

/** So little behind a line leaves room above it, on any screen: the log shows its end then, as a scroller would. */
const LITTLE = 0.4;

/** What a screen shows of a log that opens at its end or at a line, by guessed heights. `head` is the space above all, px. */
export function ssrLogLayout(
  goal: ScrollTarget,
  lines: readonly TimelineItem[],
  head: number,
  screen: keyof typeof SCREEN_PX,
): SsrLogLayout {
  const most = SCREEN_PX[screen];
  const start = targetIndex(goal, lines);
  if (start < 0 || heightOf(lines.slice(start)) < most * LITTLE) {
    let [from, height] = [lines.length, 0];
    while (from > 0 && height < most) height += estimateItemHeight(lines[--from], screen);
    const above = head + heightOf(lines.slice(0, from));
    return {
      from,
      to: lines.length,
      paddingTop: above,
      paddingBottom: PADDING_BOTTOM_PX,
      bottomAnchored: true,
    };
  }
  let [to, height] = [start, 0];
  while (to < lines.length && height < most) height += estimateItemHeight(lines[to++], screen);
  const above = start === 0 ? head : PADDING_TOP_PX.older;
  return {
    from: start,
    to,
    paddingTop: above,
    paddingBottom: heightOf(lines.slice(to)) + PADDING_BOTTOM_PX,
    bottomAnchored: false,
  };
}

const heightOf = (lines: readonly TimelineItem[]): number =>
  lines.reduce((sum, line) => sum + estimateItemHeight(line), 0);
