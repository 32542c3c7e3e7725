import { type ReactVirtualizer, useVirtualizer, type VirtualItem } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { PADDING_BOTTOM_PX, PADDING_TOP_PX } from "./log-padding";
import { isTargetLoaded, type LoadedWindow, type ScrollTarget, targetIndex } from "./scroll-target";
import type { SsrLogLayout } from "./ssr-log-layout";
import type { TimelineItem } from "./timeline";
import { useGrowingOverscan } from "./use-growing-overscan";
import { useLogHydration } from "./use-log-hydration";

/** Max distance from the end, px, at which the reader counts as being there. */
const NEAR_END_PX = 100;
/** Max items per update that the log follows. More are a catch-up: the reader stays and reads on from there. */
const MAX_FOLLOWED = 20;
/** Max items of a log that is in the page as a whole, so that find-in-page and selections span it. */
const MAX_WHOLE = 150;
/** Items beyond each edge of the screen: during hydration, at first to make up for wrong estimates, and later. */
const OVERSCAN = { hydrating: 0, first: 2, later: 8 };
/** Max corrections of a scroll target before the first frame. */
const MAX_CORRECTIONS = 8;

type VirtualList = ReactVirtualizer<HTMLElement, HTMLElement>;

export interface LogScroll {
  scroller: RefObject<HTMLDivElement | null>;
  /** Null while the log has the server's layout. */
  list: VirtualList | null;
  /** The server's layout, in which items follow each other; null once the virtual list positions them. */
  ssrLayout: SsrLogLayout | null;
  /** The reader is further than 100 px from the end of what is loaded. */
  awayFromEnd: boolean;
  onScroll: () => void;
  /** Shows a target as soon as it is loaded. */
  scrollTo: (target: ScrollTarget) => void;
}

interface Options {
  view: LoadedWindow;
  opensAt: ScrollTarget;
  /** The index of an item that stays in the page off screen, because it has the focus; -1 for none. */
  held: number;
  onShown: (target: ScrollTarget) => void;
}

/**
 * Opens the log at a target, follows the end while the reader is there, and otherwise keeps what is on screen in place,
 * whatever arrives, grows or shrinks above or below it.
 */
export function useLogScroll({ view, opensAt, held, onShown }: Options): LogScroll {
  const { items, hasOlder } = view;
  const scroller = useRef<HTMLDivElement>(null);
  const [away, setAway] = useState(false);
  const [, rerender] = useState(0);
  const target = useRef<ScrollTarget | null>(opensAt);
  const before = useRef(edgesOf(items));
  const atEnd = useRef(true);
  const paddingStart = hasOlder ? PADDING_TOP_PX.older : PADDING_TOP_PX.beginning;
  const hydration = useLogHydration({ scroller, opensAt, items, paddingTop: paddingStart });
  const { ready, size, heightOf, scrolledBy, noteScroll } = hydration;
  const overscan = useGrowingOverscan(
    ready ? OVERSCAN.first : OVERSCAN.hydrating,
    items.length <= MAX_WHOLE ? items.length : OVERSCAN.later,
  );

  const list = useVirtualizer<HTMLElement, HTMLElement>({
    directDomUpdates: true,
    directDomUpdatesMode: "position",
    count: items.length,
    enabled: ready,
    getScrollElement: () => scroller.current,
    getItemKey: useCallback((index: number) => items[index]?.key ?? index, [items]),
    estimateSize: (index) => heightOf(items[index]),
    rangeExtractor: ({ startIndex, endIndex, count }) =>
      withHeld(Math.max(0, startIndex - overscan), Math.min(count - 1, endIndex + overscan), held),
    anchorTo: "end",
    followOnAppend: ready && isFollowed(items.length - before.current.count),
    scrollEndThreshold: NEAR_END_PX,
    paddingStart,
    paddingEnd: PADDING_BOTTOM_PX,
    scrollPaddingStart: PADDING_TOP_PX.older,
    // With a size and an offset the first items render in the same pass, not after a measurement.
    initialRect: size,
    initialOffset() {
      const index = targetIndex(opensAt, items);
      const above = index < 0 ? items : items.slice(0, index);
      const top = paddingStart + above.reduce((sum, item) => sum + heightOf(item), 0);
      return Math.max(0, index < 0 ? top + PADDING_BOTTOM_PX - size.height : top - PADDING_TOP_PX.older);
    },
    measureElement: hydration.measure,
  });
  list.shouldAdjustScrollPositionOnItemSizeChange = pushesUp;

  const height = useRef<number>(undefined);
  const notePosition = useCallback(() => {
    const log = scroller.current;
    if (!log) return;
    if (!ready) return noteScroll();
    // Something beside the log may just have shrunk it: the reader's position counts at the height before.
    const lastHeight = height.current ?? log.clientHeight;
    atEnd.current = log.scrollHeight - log.scrollTop - lastHeight <= NEAR_END_PX;
    setAway(!atEnd.current);
  }, [ready, noteScroll]);

  useLayoutEffect(() => {
    const [was, is] = [before.current, edgesOf(items)];
    before.current = is;
    if (!ready || target.current || is.count <= was.count) return;
    // A scroll command in flight targets an index, and items inserted above shift it. The anchor keeps the place instead.
    if (is.first !== was.first) list.cancelScroll();
    // Messages insert above our pending one, so the virtualizer sees no append: we scroll ourselves.
    else if (is.last === was.last && atEnd.current && isFollowed(is.count - was.count)) list.scrollToEnd();
  }, [items, list, ready]);

  // Measuring the items that a scroll brings into the page moves the target: repeat until it is stable.
  const corrections = useRef(0);
  useLayoutEffect(() => {
    const [wanted, log] = [target.current, scroller.current];
    if (!ready || !wanted || !log || !isTargetLoaded(wanted, view)) return;
    if (corrections.current === 0) {
      onShown(wanted);
      requestAnimationFrame(() => {
        corrections.current = 0;
        if (target.current === wanted) target.current = null;
      });
    }
    scrollToIndex(list, targetIndex(wanted, items), wanted.kind === "message" ? "center" : "start");
    if (scrolledBy.current !== 0) {
      list.scrollToOffset(log.scrollTop + scrolledBy.current);
      scrolledBy.current = 0;
      target.current = null;
    }
    corrections.current += 1;
    if (list.scrollOffset === log.scrollTop || corrections.current > MAX_CORRECTIONS) return;
    // The virtualizer would learn of the new offset in the next frame; its items are needed in this one.
    list.scrollOffset = log.scrollTop;
    rerender((count) => count + 1);
  });

  // While a resize is still unobserved, whether the reader was at the end is what was noted before.
  useEffect(() => {
    if (!ready) return;
    if (height.current === undefined || height.current === scroller.current?.clientHeight) notePosition();
  });
  useLayoutEffect(() => {
    const log = scroller.current;
    if (!log || !ready) return;
    // The composer grows, a keyboard or a bar opens: a reader at the end stays there.
    const observer = new ResizeObserver(() => {
      if (atEnd.current && !target.current) list.scrollToEnd();
      height.current = log.clientHeight;
      notePosition();
    });
    observer.observe(log);
    return () => observer.disconnect();
  }, [list, notePosition, ready]);

  const scrollTo = useCallback((wanted: ScrollTarget) => {
    target.current = wanted;
    rerender((count) => count + 1);
  }, []);

  return {
    scroller,
    list: ready ? list : null,
    ssrLayout: ready ? null : hydration.layout(),
    awayFromEnd: away,
    onScroll: notePosition,
    scrollTo,
  };
}

const edgesOf = (items: readonly TimelineItem[]) => ({
  first: items[0]?.key,
  last: items.at(-1)?.key,
  count: items.length,
});

function scrollToIndex(list: VirtualList, index: number, align: "start" | "center"): void {
  if (index < 0) list.scrollToEnd();
  else list.scrollToIndex(index, { align });
}

/** A hidden page follows nothing: what arrives waits below, unread. */
function isFollowed(added: number): boolean {
  return document.visibilityState === "visible" && added <= MAX_FOLLOWED;
}

/**
 * Returns whether a change of an item's height moves what is above it, and not what is below. An item measured before
 * does if it lies wholly above the screen. One measured for the first time does if it begins above the screen, or if an
 * item below it on screen was measured already.
 */
function pushesUp(
  { index, key, start, end }: VirtualItem,
  _delta: number,
  list: Pick<VirtualList, "scrollOffset" | "scrollRect" | "itemSizeCache" | "measurementsCache">,
): boolean {
  const { scrollRect, itemSizeCache, measurementsCache } = list;
  const top = list.scrollOffset ?? 0;
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
