import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";

const NEAR_END_PX = 100;
/** Where on the screen the first unread message comes to stand when the room opens. */
const OPENING_SHARE = 0.2;

export interface LogScroll {
  scroller: RefObject<HTMLDivElement | null>;
  /** The reader is further than 100 px from the end. */
  away: boolean;
  onScroll: () => void;
  toEnd: () => void;
}

interface Anchor {
  key: string;
  /** Distance of the line's top from the top of the screen, px. */
  top: number;
}

/**
 * Opens at the first unread line, follows the end while the reader is there, and otherwise holds the line at the top
 * of the screen in its place, whatever grows or shrinks above or below it.
 */
export function useLogScroll(content: unknown): LogScroll {
  const scroller = useRef<HTMLDivElement>(null);
  const opened = useRef(false);
  const following = useRef(true);
  const anchor = useRef<Anchor | null>(null);
  const [away, setAway] = useState(false);

  const remember = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    following.current = box.scrollHeight - box.scrollTop - box.clientHeight <= NEAR_END_PX;
    setAway(!following.current);
    anchor.current = topLine(box);
  }, []);

  const settle = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    if (!opened.current) {
      opened.current = true;
      const divider = box.querySelector<HTMLElement>("[data-divider]");
      box.scrollTop = divider ? divider.offsetTop - box.clientHeight * OPENING_SHARE : box.scrollHeight;
    } else if (following.current) {
      box.scrollTop = box.scrollHeight;
    } else if (anchor.current) {
      const line = box.querySelector<HTMLElement>(`[data-line="${CSS.escape(anchor.current.key)}"]`);
      if (line) box.scrollTop = line.offsetTop - anchor.current.top;
    }
    remember();
  }, [remember]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the position is settled anew whenever the content changes
  useLayoutEffect(settle, [content, settle]);

  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const observer = new ResizeObserver(settle);
    observer.observe(box);
    for (const child of box.children) observer.observe(child);
    return () => observer.disconnect();
  }, [settle]);

  const toEnd = useCallback(() => {
    following.current = true;
    settle();
  }, [settle]);

  return { scroller, away, onScroll: remember, toEnd };
}

/** The first line that reaches into the screen, found by halving: lines stand in order of their tops. */
function topLine(box: HTMLElement): Anchor | null {
  const lines = box.querySelectorAll<HTMLElement>("[data-line]");
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const line = lines[middle];
    if (line && line.offsetTop + line.offsetHeight <= box.scrollTop) low = middle + 1;
    else high = middle;
  }
  const line = lines[low];
  return line?.dataset.line ? { key: line.dataset.line, top: line.offsetTop - box.scrollTop } : null;
}
