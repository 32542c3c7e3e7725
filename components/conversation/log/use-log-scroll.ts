import { type ReactVirtualizer, useVirtualizer, type VirtualItem } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { PADDING_BOTTOM_PX, PADDING_TOP_PX } from "./log-padding";
import { isTargetLoaded, type LoadedWindow, type ScrollTarget, targetIndex } from "./scroll-target";
import type { SsrLogLayout } from "./ssr-log-layout";
import type { TimelineItem } from "./timeline";
import { useGrowingOverscan } from "./use-growing-overscan";
import { useLogHydration } from "./use-log-hydration";

const NEAR_END_PX = 100;
/** More than so many at once are a catching up and not a conversation: the reader stays and reads on from there. */
const FOLLOWED_AT_ONCE = 20;
/** So many lines are all in the page, once it has been seen: there a search of the browser finds them, and a selection may span them. */
const WHOLE = 150;
/** Of more, those on the screen and so many beyond its edges; at first so few as make up for heights guessed wrong. */
const OVERSCAN = { first: 2, drawn: 0, later: 8 };

/** So often at most a place is looked at anew before the first frame. */
const LOOKS = 8;

type VirtualList = ReactVirtualizer<HTMLElement, HTMLElement>;

export interface LogScroll {
  scroller: RefObject<HTMLDivElement | null>;
  /** Null as long as it is drawn without. */
  list: VirtualList | null;
  /** What is drawn without the list, as by the server: then no line has a place of its own yet. */
  ssrLayout: SsrLogLayout | null;
  /** The reader is further than 100 px from the end of what is loaded. */
  awayFromEnd: boolean;
  onScroll: () => void;
  /** Shows a place as soon as it is among the lines. */
  scrollTo: (goal: ScrollTarget) => void;
}

interface Source {
  view: LoadedWindow;
  opensAt: ScrollTarget;
  /** A line that stays in the page although it is off the screen: the one with the focus. */
  held: number;
  onShown: (goal: ScrollTarget) => void;
}

/**
 * Opens at a place, follows the end while the reader is there, and otherwise holds what is on screen in its place,
 * whatever comes, grows or shrinks above or below it. Only lines near the screen are in the page.
 */
export function useLogScroll({ view, opensAt, held, onShown }: Source): LogScroll {
  const { items, hasOlder } = view;
  const scroller = useRef<HTMLDivElement>(null);
  const [away, setAway] = useState(false);
  const [, render] = useState(0);
  const goal = useRef<ScrollTarget | null>(opensAt);
  const before = useRef(edgesOf(items));
  const atEnd = useRef(true);
  const whole = items.length <= WHOLE;
  const paddingStart = hasOlder ? PADDING_TOP_PX.older : PADDING_TOP_PX.beginning;
  const drawing = useLogHydration({ scroller, opensAt, lines: items, head: paddingStart });
  const { ready, heightOf, scrolled, noteScroll } = drawing;
  const spare = useGrowingOverscan(
    ready ? OVERSCAN.first : OVERSCAN.drawn,
    whole ? items.length : OVERSCAN.later,
  );

  const list = useVirtualizer<HTMLElement, HTMLElement>({
    directDomUpdates: true,
    directDomUpdatesMode: "position",
    count: items.length,
    enabled: ready,
    getScrollElement: () => scroller.current,
    getItemKey: useCallback((index: number) => items[index]?.key ?? index, [items]),
    estimateSize: (index) => heightOf(items[index]),
    rangeExtractor: ({ startIndex, endIndex, count: all }) =>
      withHeld(Math.max(0, startIndex - spare), Math.min(all - 1, endIndex + spare), held),
    anchorTo: "end",
    followOnAppend: ready && isFollowed(items.length - before.current.count),
    scrollEndThreshold: NEAR_END_PX,
    paddingStart,
    paddingEnd: PADDING_BOTTOM_PX,
    scrollPaddingStart: PADDING_TOP_PX.older,
    // Guessed, so that the first lines are drawn with all else and not by the measuring that comes after.
    initialRect: drawing.screen,
    initialOffset() {
      const index = targetIndex(opensAt, items);
      const above = (index < 0 ? items : items.slice(0, index)).reduce(
        (sum, line) => sum + heightOf(line),
        0,
      );
      const top = paddingStart + above;
      return Math.max(
        0,
        index < 0 ? top + PADDING_BOTTOM_PX - drawing.screen.height : top - PADDING_TOP_PX.older,
      );
    },
    measureElement: drawing.measure,
  });
  list.shouldAdjustScrollPositionOnItemSizeChange = movesUp;

  const height = useRef<number>(undefined);
  const look = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    if (!ready) return noteScroll();
    // Something beside the log may have taken room from it just now: where the reader is, it was as high as before.
    const asBefore = height.current ?? box.clientHeight;
    atEnd.current = box.scrollHeight - box.scrollTop - asBefore <= NEAR_END_PX;
    setAway(!atEnd.current);
  }, [ready, noteScroll]);

  // What others have written comes in above one's own that is still on its way: to the list that is no end to follow.
  useLayoutEffect(() => {
    const [was, is] = [before.current, edgesOf(items)];
    before.current = is;
    const isWithin = is.count > was.count && is.first === was.first && is.last === was.last;
    // A scroll command in flight targets an index. The anchor keeps the place; the command would lead elsewhere.
    if (ready && !goal.current && is.count > was.count && is.first !== was.first) list.cancelScroll();
    if (ready && isWithin && atEnd.current && !goal.current && isFollowed(is.count - was.count))
      list.scrollToEnd();
  }, [items, list, ready]);

  // The lines that come into the page with the first look are measured, which moves it: look until that has settled.
  const looks = useRef(0);
  useLayoutEffect(() => {
    const [wanted, box] = [goal.current, scroller.current];
    if (!ready || !wanted || !box || !isTargetLoaded(wanted, view)) return;
    if (looks.current === 0) {
      onShown(wanted);
      requestAnimationFrame(() => {
        looks.current = 0;
        if (goal.current === wanted) goal.current = null;
      });
    }
    goTo(list, targetIndex(wanted, items), wanted.kind === "message" ? "center" : "start");
    if (scrolled.current !== 0) {
      list.scrollToOffset(box.scrollTop + scrolled.current);
      scrolled.current = 0;
      goal.current = null;
    }
    looks.current += 1;
    if (list.scrollOffset === box.scrollTop || looks.current > LOOKS) return;
    // The virtualizer hears of the new place with the next frame only; its lines are wanted in this one.
    list.scrollOffset = box.scrollTop;
    render((times) => times + 1);
  });

  // What has taken room from the log is heard of in a moment; whether the reader was at the end is what was seen before.
  useEffect(() => {
    if (!ready) return;
    if (height.current === undefined || height.current === scroller.current?.clientHeight) look();
  });
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box || !ready) return;
    // The composer grows, the keyboard or a bar comes up: who was at the end stays there.
    const observer = new ResizeObserver(() => {
      if (atEnd.current && !goal.current) list.scrollToEnd();
      height.current = box.clientHeight;
      look();
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, [list, look, ready]);

  const show = useCallback((wanted: ScrollTarget) => {
    goal.current = wanted;
    render((times) => times + 1);
  }, []);

  return {
    scroller,
    list: ready ? list : null,
    ssrLayout: ready ? null : drawing.draw(),
    awayFromEnd: away,
    onScroll: look,
    scrollTo: show,
  };
}

const edgesOf = (lines: readonly TimelineItem[]) => ({
  first: lines[0]?.key,
  last: lines.at(-1)?.key,
  count: lines.length,
});

function goTo(list: VirtualList, index: number, align: "start" | "center"): void {
  if (index < 0) list.scrollToEnd();
  else list.scrollToIndex(index, { align });
}

/** While nobody looks at the page nothing is followed: what comes then waits below, unread. */
function isFollowed(added: number): boolean {
  return document.visibilityState === "visible" && added <= FOLLOWED_AT_ONCE;
}

/**
 * Whether a line that turns out higher or lower moves what is above it and not what is below: one that begins above the
 * screen and is measured for the first time, or has lines below it on the screen that stood there before; later only one
 * that is wholly above.
 */
function movesUp(
  { index, key, start, end }: VirtualItem,
  _delta: number,
  { scrollOffset, scrollRect, itemSizeCache, measurementsCache }: Omit<VirtualList, "containerRef">,
): boolean {
  const top = scrollOffset ?? 0;
  if (itemSizeCache.has(key)) return end <= top;
  if (start < top) return true;
  const bottom = top + (scrollRect?.height ?? 0);
  for (let next = index + 1; next < measurementsCache.length; next += 1) {
    const below = measurementsCache[next];
    if (!below || below.start >= bottom) return false;
    if (itemSizeCache.has(below.key)) return true;
  }
  return false;
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

function withHeld(from: number, to: number, held: number): number[] {
  if (held < 0 || (held >= from && held <= to)) return range(from, to);
  return held < from ? [held, ...range(from, to)] : [...range(from, to), held];
}
