import { type ReactNode, useDeferredValue } from "react";
import { DayLabel } from "@/components/time/day-label";
import type { Room } from "@/lib/contract/rooms";
import { LogLine } from "./log-line";
import { OlderNote } from "./older-note";
import type { Day } from "./timeline";
import type { LogScroll } from "./use-log-scroll";
import type { Older } from "./use-older";

interface MessageLogProps {
  room: Room;
  days: Day[];
  scroll: LogScroll;
  older: Older;
  /** What stands above the first message of all. */
  beginning: ReactNode;
}

export function MessageLog({ room, days, scroll, older, beginning }: MessageLogProps) {
  // An older page must not be read out: the region falls silent with its loading and speaks again a render after it.
  const silent = useDeferredValue(older.pending, true) || older.pending;
  return (
    <div
      ref={scroll.scroller}
      onScroll={scroll.onScroll}
      role="log"
      aria-label={room.title}
      aria-live={silent ? "off" : "polite"}
      aria-relevant="additions"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="relative flex flex-1 flex-col overflow-y-auto overscroll-contain [overflow-anchor:none] -outline-offset-2!"
    >
      <div className="mx-auto mt-auto w-full max-w-log px-3 pt-4 pb-3 md:px-6">
        <div ref={older.sentinel} />
        <OlderNote older={older} />
        {beginning}
        {days.map((day) => (
          <section key={day.key}>
            <p className="pointer-events-none sticky top-2 z-10 my-4 flex justify-center">
              <span className="rounded-full bg-paper px-3 py-0.5 text-meta font-medium text-ink-soft ring-1 ring-hairline">
                <DayLabel at={day.at} />
              </span>
            </p>
            {day.lines.map((line) => (
              <LogLine key={line.key} line={line} room={room} />
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}
