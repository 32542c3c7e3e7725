import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";

/** Returns a copy of a list with the item at `from` moved to `to`. */
export function moveItem<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}

/** Reorders the rows of a list by dragging a row's handle or by arrow keys on it. */
export function useReorder(move: (from: number, to: number) => void) {
  const list = useRef<HTMLUListElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);

  const rowAt = (y: number): number => {
    const rows = [...(list.current?.children ?? [])].map((row) => row.getBoundingClientRect());
    const at = rows.findIndex((box) => y < box.bottom);
    return at < 0 ? rows.length - 1 : at;
  };
  return {
    list,
    dragged,
    handle: (index: number) => ({
      onKeyDown(event: KeyboardEvent<HTMLElement>) {
        const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (step === undefined) return;
        event.preventDefault();
        move(index, index + step);
      },
      onPointerDown(event: PointerEvent<HTMLElement>) {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragged(index);
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (dragged === null) return;
        const to = rowAt(event.clientY);
        if (to === dragged) return;
        move(dragged, to);
        setDragged(to);
      },
      onPointerUp: () => setDragged(null),
      onPointerCancel: () => setDragged(null),
    }),
  };
}
