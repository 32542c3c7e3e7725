import { estimateItemHeight } from "./estimate-item-height";
import { PADDING_BOTTOM_PX, PADDING_TOP_PX } from "./log-padding";
import { type ScrollTarget, targetIndex } from "./scroll-target";
import type { TimelineItem } from "./timeline";

/** Height of the log on nearly all screens, px. */
const SCREEN_PX = { desk: 1_000, phone: 840 } as const;

/** The log in the server's HTML: some items in normal flow, and padding in place of the others. */
export interface SsrLogLayout {
  from: number;
  /** Exclusive. */
  to: number;
  /** px. */
  paddingTop: number;
  paddingBottom: number;
  /** Starts scrolled to its end, which CSS alone can do, else at its beginning. */
  bottomAnchored: boolean;
}

/** Max share of the screen that the items from the target on may fill for the log to open at its end, as a scroller would. */
const END_SHARE = 0.4;

/** Lays out what a screen shows of a log that opens at `target`, by estimated heights. `paddingTop` stands above all items, px. */
export function ssrLogLayout(
  target: ScrollTarget,
  items: readonly TimelineItem[],
  paddingTop: number,
  device: keyof typeof SCREEN_PX,
): SsrLogLayout {
  const screenHeight = SCREEN_PX[device];
  const start = targetIndex(target, items);
  if (start < 0 || heightOf(items.slice(start)) < screenHeight * END_SHARE) {
    let [from, height] = [items.length, 0];
    while (from > 0 && height < screenHeight) height += estimateItemHeight(items[--from], device);
    const above = paddingTop + heightOf(items.slice(0, from));
    return {
      from,
      to: items.length,
      paddingTop: above,
      paddingBottom: PADDING_BOTTOM_PX,
      bottomAnchored: true,
    };
  }
  let [to, height] = [start, 0];
  while (to < items.length && height < screenHeight) height += estimateItemHeight(items[to++], device);
  const above = start === 0 ? paddingTop : PADDING_TOP_PX.older;
  return {
    from: start,
    to,
    paddingTop: above,
    paddingBottom: heightOf(items.slice(to)) + PADDING_BOTTOM_PX,
    bottomAnchored: false,
  };
}

const heightOf = (items: readonly TimelineItem[]): number =>
  items.reduce((sum, item) => sum + estimateItemHeight(item), 0);
