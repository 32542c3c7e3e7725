import { type RefObject, startTransition, useCallback, useEffect, useRef, useState } from "react";
import { useDrawn } from "@/components/i18n/ssr-context";
import { estimateHeight } from "./estimate-item-height";
import type { Goal } from "./scroll-target";
import { drawnLog } from "./ssr-log-layout";
import type { Line } from "./timeline";

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
  opensAt: Goal;
  lines: readonly Line[];
  /** The space above the first line, px. */
  head: number;
}

/**
 * The log as the server drew it, until how high its lines are has been looked up where they stand: the browser has laid
 * them out already, and each then gets that place of its own.
 */
export function useDrawnLog({ scroller, opensAt, lines, head }: Source) {
  const asDrawn = useDrawn();
  const [screen] = useState<"phone" | "desk">(() => (asDrawn?.phone ? "phone" : "desk"));
  const [measured, setMeasured] = useState<Measured | null>(() => (asDrawn ? null : guessed()));
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
    ready: asDrawn === null && measured !== null,
    draw: () => drawnLog(opensAt, lines, head, screen),
    /** Of the log, px; by a guess where it has not been laid out. */
    screen: measured ?? guessed(),
    measure: (node: HTMLElement, entry: ResizeObserverEntry | undefined, list: Sizes): number => {
      const [box] = entry?.borderBoxSize ?? [];
      if (box) return Math.round(box.blockSize);
      const key = node.dataset.lineKey ?? "";
      return list.itemSizeCache.get(key) ?? measured?.heights.get(key) ?? node.offsetHeight;
    },
    heightOf: (line: Line | undefined) => measured?.heights.get(line?.key ?? "") ?? estimateHeight(line),
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
