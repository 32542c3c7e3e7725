import { type FocusEvent, type KeyboardEvent, useEffect, useRef } from "react";
import type { TimelineItem } from "./timeline";
import type { LogScroll } from "./use-log-scroll";

interface Options {
  lines: readonly TimelineItem[];
  list: LogScroll["list"];
  /** The index of the item that has the focus or had it last; -1 for none. */
  at: number;
  onMove: (key: string) => void;
  toEnd: () => void;
}

export interface RovingFocus {
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onFocus: (event: FocusEvent<HTMLElement>) => void;
}

const STEPS: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };
/** Max frames to wait for an item off screen to render, also while the log is still hydrating. */
const MAX_FRAMES = 60;

/**
 * Moves the focus between messages by the arrow keys, and to the first and last by Home and End, also to messages that
 * are not rendered yet. Messages handle all other keys themselves.
 */
export function useRovingFocus({ lines, list, at, onMove, toEnd }: Options): RovingFocus {
  const wanted = useRef<string | null>(null);
  useEffect(
    () => () => {
      wanted.current = null;
    },
    [],
  );

  const focus = (key: string, frames: number): void => {
    if (wanted.current !== key) return;
    const article = document.querySelector<HTMLElement>(`[data-line-key="${CSS.escape(key)}"] article`);
    if (article) {
      wanted.current = null;
      article.focus({ preventScroll: list !== null });
    } else if (frames > 0) requestAnimationFrame(() => focus(key, frames - 1));
  };
  const go = (from: number, step: number): void => {
    const index = nextMessageIndex(lines, from, step);
    const line = lines[index];
    if (!line) return;
    wanted.current = line.key;
    onMove(line.key);
    list?.scrollToIndex(index);
    focus(line.key, MAX_FRAMES);
  };

  return {
    onFocus({ target }) {
      const key = target.closest<HTMLElement>("[data-line-key]")?.dataset.lineKey;
      if (key) onMove(key);
    },
    onKeyDown(event) {
      const { target, currentTarget, key } = event;
      const onLog = target === currentTarget;
      const onMessage = target instanceof HTMLElement && target.matches("article");
      if (!onLog && !onMessage) return;
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
      const step = STEPS[key];
      if (step !== undefined) {
        if (onLog) go((list?.range?.endIndex ?? lines.length - 1) + 1, -1);
        else go(at, step);
      } else if (key === "Home") {
        go(-1, 1);
      } else if (key === "End") {
        toEnd();
        go(lines.length, -1);
      } else return;
      event.preventDefault();
    },
  };
}

/** Returns the index of the next message in the direction of `step`, or `from` if there is none. */
export function nextMessageIndex(lines: readonly TimelineItem[], from: number, step: number): number {
  for (let index = from + step; index >= 0 && index < lines.length; index += step) {
    const kind = lines[index]?.kind;
    if (kind === "message" || kind === "system") return index;
  }
  return from;
}
