import { type RefObject, startTransition, useCallback, useEffect, useRef, useState } from "react";
import { useSsrContext } from "@/lib/client/boot/ssr-context";
import { estimateItemHeight } from "./estimate-item-height";
import type { ScrollTarget } from "./scroll-target";
import { ssrLogLayout } from "./ssr-log-layout";
import type { TimelineItem } from "./timeline";

interface Measured {
  /** px, by item key. */
  heights: ReadonlyMap<string, number>;
  /** Width of the log, px. */
  width: number;
  height: number;
}

/** The sizes that the virtual list has measured, px. */
interface Sizes {
  itemSizeCache: ReadonlyMap<unknown, number>;
}

interface Options {
  scroller: RefObject<HTMLDivElement | null>;
  opensAt: ScrollTarget;
  items: readonly TimelineItem[];
  /** The space above the first item, px. */
  paddingTop: number;
}

/**
 * Keeps the log in the server's layout until hydration is complete and the heights of its items have been read from that
 * layout. Each item then gets an absolute position, which is where it already stands.
 */
export function useLogHydration({ scroller, opensAt, items, paddingTop }: Options) {
  const ssr = useSsrContext();
  const [device] = useState<"phone" | "desk">(() => (ssr?.phone ? "phone" : "desk"));
  const [measured, setMeasured] = useState<Measured | null>(() => (ssr ? null : windowSize()));
  const scrolledBy = useRef(0);

  const noteScroll = useCallback(() => {
    scrolledBy.current = scroller.current?.scrollTop ?? 0;
  }, [scroller]);
  useEffect(() => {
    const log = scroller.current;
    if (measured || !log) return;
    noteScroll();
    const heights = new Map<string, number>();
    for (const element of log.querySelectorAll<HTMLElement>("[data-line-key]"))
      heights.set(element.dataset.lineKey ?? "", element.offsetHeight);
    const found = { heights, width: log.clientWidth, height: log.clientHeight };
    startTransition(() => setMeasured(found));
  }, [measured, scroller, noteScroll]);

  return {
    /** Whether the virtual list may take over. */
    ready: ssr === null && measured !== null,
    layout: () => ssrLogLayout(opensAt, items, paddingTop, device),
    /** The size of the log, px; that of the window until it is measured. */
    size: measured ?? windowSize(),
    measure: (node: HTMLElement, entry: ResizeObserverEntry | undefined, list: Sizes): number => {
      const [box] = entry?.borderBoxSize ?? [];
      if (box) return Math.round(box.blockSize);
      const key = node.dataset.lineKey ?? "";
      return list.itemSizeCache.get(key) ?? measured?.heights.get(key) ?? node.offsetHeight;
    },
    heightOf: (item: TimelineItem | undefined) =>
      measured?.heights.get(item?.key ?? "") ?? estimateItemHeight(item),
    /** How far the reader scrolled the server's layout, px. Negative upwards from the end. */
    scrolledBy,
    noteScroll,
  };
}

function windowSize(): Measured {
  const { innerWidth = 0, innerHeight = 0 } = globalThis;
  return { heights: new Map(), width: innerWidth, height: innerHeight };
}
