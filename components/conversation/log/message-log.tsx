import { type ReactNode, useCallback } from "react";
import { cx } from "@/components/ui/cx";
import { lazyPart } from "@/components/ui/lazy-part";
import type { Room } from "@/lib/contract/rooms";
import { PADDING_TOP_PX } from "./log-padding";
import type { TimelineItem } from "./timeline";
import { TimelineRow } from "./timeline-row";
import type { LoadMore } from "./use-load-more";
import type { LogScroll } from "./use-log-scroll";
import type { RovingFocus } from "./use-roving-focus";

const LoadMoreStatus = lazyPart(async () => (await import("./load-more-status")).LoadMoreStatus);
const hasStatus = ({ error, pending }: LoadMore) => error !== null || pending;

interface MessageLogProps {
  room: Room;
  lines: readonly TimelineItem[];
  scroll: LogScroll;
  older: LoadMore;
  newer: LoadMore;
  roving: RovingFocus;
  /** The index of the message in the tab order. */
  current: number;
  /** The seq of the highlighted message. */
  marked: number | null;
  /** Messages from this seq on are announced as they arrive. */
  newsFrom: number;
  watch: (line: HTMLElement) => () => void;
  /** Stands above the room's first message. */
  beginning: ReactNode;
}

/** The scrolling pane. Only items near the screen are in the page, each at its position in a box of the full height. */
export function MessageLog(props: MessageLogProps) {
  const { room, lines, scroll, older, newer, roving, current, marked, newsFrom, watch, beginning } = props;
  const { list, ssrLayout } = scroll;
  const place = useCallback(
    (node: HTMLElement | null) => {
      if (!node) return;
      list?.measureElement(node);
      const stop = watch(node);
      return () => {
        stop();
        list?.measureElement(null);
      };
    },
    [list, watch],
  );
  const indexes = ssrLayout
    ? lines.slice(ssrLayout.from, ssrLayout.to).map((_, at) => ssrLayout.from + at)
    : (list?.getVirtualItems() ?? []).map(({ index }) => index);
  return (
    <div
      ref={scroll.scroller}
      onScroll={scroll.onScroll}
      {...roving}
      role="log"
      aria-label={room.title}
      aria-live="polite"
      aria-relevant="additions"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
      tabIndex={0}
      className={cx(
        "relative flex flex-1 overflow-y-auto overscroll-contain [overflow-anchor:none] -outline-offset-2!",
        ssrLayout?.bottomAnchored ? "flex-col-reverse" : "flex-col",
      )}
    >
      <div
        ref={list?.containerRef}
        className="relative mx-auto mt-auto w-full max-w-log shrink-0"
        style={
          ssrLayout ? { paddingTop: ssrLayout.paddingTop, paddingBottom: ssrLayout.paddingBottom } : undefined
        }
      >
        <div ref={older.sentinel} className="absolute top-0" />
        <div
          aria-live="off"
          className="absolute inset-x-0 top-0 flex flex-col justify-end overflow-hidden"
          style={{ height: beginning ? PADDING_TOP_PX.beginning : PADDING_TOP_PX.older }}
        >
          {beginning || (hasStatus(older) && <LoadMoreStatus edge={older} />)}
        </div>
        {indexes.map((index) => {
          const line = lines[index];
          if (!line) return null;
          return (
            <div
              key={line.key}
              ref={ssrLayout ? undefined : place}
              data-index={index}
              data-line-key={line.key}
              data-line-seq={line.seq ?? undefined}
              data-marked={(marked !== null && line.seq === marked) || undefined}
              aria-live={line.seq !== null && line.seq >= newsFrom ? undefined : "off"}
              className={cx(
                ssrLayout ? "flow-root" : "absolute inset-x-0",
                "px-3 transition-colors duration-180 md:px-6",
                marked !== null && line.seq === marked && "rounded-xl bg-chosen",
              )}
            >
              <TimelineRow line={line} room={room} current={index === current} />
            </div>
          );
        })}
        <div ref={newer.sentinel} className="absolute bottom-0" />
      </div>
      <div aria-live="off">{hasStatus(newer) && <LoadMoreStatus edge={newer} />}</div>
    </div>
  );
}
