import { estimateHeight } from "./estimate-item-height";
import { HEAD_PX, TAIL_PX } from "./log-padding";
import { type Goal, lineOf } from "./scroll-target";
import type { Line } from "./timeline";

/** As much as nearly all screens show of a log. */
const SCREEN_PX = { desk: 1_000, phone: 840 } as const;

/** The log as the server draws it: some lines one below the other, and the space that the others will take. */
export interface DrawnLog {
  from: number;
  /** The index behind the last one. */
  to: number;
  /** px. */
  above: number;
  below: number;
  /** Shown from its end, else from its beginning: a style sheet can do that, before there is any script. */
  fromEnd: boolean;
}

/** So little behind a line leaves room above it, on any screen: the log shows its end then, as a scroller would. */
const LITTLE = 0.4;

/** What a screen shows of a log that opens at its end or at a line, by guessed heights. `head` is the space above all, px. */
export function drawnLog(
  goal: Goal,
  lines: readonly Line[],
  head: number,
  screen: keyof typeof SCREEN_PX,
): DrawnLog {
  const most = SCREEN_PX[screen];
  const start = lineOf(goal, lines);
  if (start < 0 || heightOf(lines.slice(start)) < most * LITTLE) {
    let [from, height] = [lines.length, 0];
    while (from > 0 && height < most) height += estimateHeight(lines[--from], screen);
    const above = head + heightOf(lines.slice(0, from));
    return { from, to: lines.length, above, below: TAIL_PX, fromEnd: true };
  }
  let [to, height] = [start, 0];
  while (to < lines.length && height < most) height += estimateHeight(lines[to++], screen);
  const above = start === 0 ? head : HEAD_PX.older;
  return { from: start, to, above, below: heightOf(lines.slice(to)) + TAIL_PX, fromEnd: false };
}

const heightOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, line) => sum + estimateHeight(line), 0);
