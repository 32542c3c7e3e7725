import { type RefObject, startTransition, useCallback, useEffect, useRef, useState } from "react";
import { useSsrContext } from "@/lib/client/boot/ssr-context";
import { estimateItemHeight } from "./estimate-item-height";
import type { ScrollTarget } from "./scroll-target";
import { ssrLogLayout } from "./ssr-log-layout";
import type { TimelineItem } from "./timeline";

interface Measured {
  /** px, by the keys of lines. */
  heights: ReadonlyMap<string, number>;
  /** Of the log, px. */
  width: number;
  height: number;
}

/** What a list knows of its lines, px. */
interface Sizes {
  itemSizeCache: ReadonlyMap<unknown, number>;
}

interface Source {
  scroller: RefObject<HTMLDivElement | null>;
  opensAt: ScrollTarget;
  lines: readonly TimelineItem[];
  /** The space above the first line, px. */
  head: number;
}

/**
 * The log as the server drew it, until how high its lines are has been looked up where they stand: the browser has laid
 * them out already, and each then gets that place of its own.
 */
export function useLogHydration({ scroller, opensAt, lines, head }: Source) {
  const ssr = useSsrContext();
  const [screen] = useState<"phone" | "desk">(() => (ssr?.phone ? "phone" : "desk"));
  const [measured, setMeasured] = useState<Measured | null>(() => (ssr ? null : guessed()));
  const scrolled = useRef(0);

  const noteScroll = useCallback(() => {
    scrolled.current = scroller.current?.scrollTop ?? 0;
  }, [scroller]);
  useEffect(() => {
    const log = scroller.current;
    if (measured || !log) return;
    noteScroll();
    const heights = new Map<string, number>();
    for (const line of log.querySelectorAll<HTMLElement>("[data-line-key]"))
      heights.set(line.dataset.lineKey ?? "", line.offsetHeight);
    const found = { heights, width: log.clientWidth, height: log.clientHeight };
    startTransition(() => setMeasured(found));
  }, [measured, scroller, noteScroll]);

  return {
    /** Whether it may become the browser's own. */
    ready: ssr === null && measured !== null,
    draw: () => ssrLogLayout(opensAt, lines, head, screen),
    /** Of the log, px; by a guess where it has not been laid out. */
    screen: measured ?? guessed(),
    measure: (node: HTMLElement, entry: ResizeObserverEntry | undefined, list: Sizes): number => {
      const [box] = entry?.borderBoxSize ?? [];
      if (box) return Math.round(box.blockSize);
      const key = node.dataset.lineKey ?? "";
      return list.itemSizeCache.get(key) ?? measured?.heights.get(key) ?? node.offsetHeight;
    },
    heightOf: (line: TimelineItem | undefined) =>
      measured?.heights.get(line?.key ?? "") ?? estimateItemHeight(line),
    /**
     * How far the reader has scrolled what was drawn, px: there was no script to hear of it. Upwards from the end that is
     * less than nothing.
     */
    scrolled,
    noteScroll,
  };
}

/** As much as the log may have of the window, px. */
function guessed(): Measured {
  const { innerWidth = 0, innerHeight = 0 } = globalThis;
  return { heights: new Map(), width: innerWidth, height: innerHeight };
}
