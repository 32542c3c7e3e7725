import { type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";

const MOST = 8;
const STEP = 1.6;
/** A swipe is at least so long, px, and goes so much more one way than the other. */
const SWIPE_PX = 60;
const STRAIGHT = 1.5;

interface View {
  scale: number;
  x: number;
  y: number;
}

const WHOLE: View = { scale: 1, x: 0, y: 0 };

interface ZoomSource {
  stage: RefObject<HTMLElement | null>;
  /** By a finger over the whole picture: to the left, to the right, down. */
  onSwipe: (way: "left" | "right" | "down") => void;
}

/** Makes a picture larger by wheel, pinch, double click or key, and moves it about; whole, it is swiped on. */
export function useZoom({ stage, onSwipe }: ZoomSource) {
  const [view, setView] = useState(WHOLE);
  const pointers = useRef(new Map<number, { x: number; y: number }>());
  const began = useRef({ x: 0, y: 0, span: 0, view: WHOLE });

  /** `at` is a point of the window that stays where it is, px. */
  const zoomTo = (wanted: number, at?: { x: number; y: number }, from = view) => {
    const scale = Math.min(MOST, Math.max(1, wanted));
    if (scale === 1) return setView(WHOLE);
    const box = stage.current?.getBoundingClientRect();
    const [dx, dy] = at && box ? [at.x - box.left - box.width / 2, at.y - box.top - box.height / 2] : [0, 0];
    const grown = scale / from.scale;
    setView({ scale, x: dx - (dx - from.x) * grown, y: dy - (dy - from.y) * grown });
  };

  useEffect(() => {
    const box = stage.current;
    if (!box) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      zoomTo(view.scale * Math.exp(-event.deltaY / 300), { x: event.clientX, y: event.clientY });
    };
    // React listens passively, which cannot keep the browser from zooming the page.
    box.addEventListener("wheel", onWheel, { passive: false });
    return () => box.removeEventListener("wheel", onWheel);
  });

  const note = () => {
    const [one, two] = [...pointers.current.values()];
    if (!one) return;
    const middle = two ? { x: (one.x + two.x) / 2, y: (one.y + two.y) / 2 } : one;
    const span = two ? Math.hypot(one.x - two.x, one.y - two.y) : 0;
    return { ...middle, span };
  };
  const begin = () => {
    const now = note();
    if (now) began.current = { ...now, view };
  };

  return {
    view,
    zoomed: view.scale > 1,
    reset: () => setView(WHOLE),
    zoomIn: () => zoomTo(view.scale * STEP),
    zoomOut: () => zoomTo(view.scale / STEP),
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.target instanceof Element && event.target.closest("video, button")) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
        begin();
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (!pointers.current.has(event.pointerId)) return;
        pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
        const now = note();
        const { x, y, span, view: from } = began.current;
        if (!now) return;
        if (now.span > 0 && span > 0) zoomTo(from.scale * (now.span / span), now, from);
        else if (from.scale > 1) setView({ ...from, x: from.x + now.x - x, y: from.y + now.y - y });
      },
      onPointerUp(event: PointerEvent<HTMLElement>) {
        if (!pointers.current.delete(event.pointerId)) return;
        const { x, y, span, view: from } = began.current;
        if (pointers.current.size > 0 || span > 0 || from.scale > 1) return begin();
        const [dx, dy] = [event.clientX - x, event.clientY - y];
        if (event.pointerType === "mouse") return;
        if (Math.abs(dx) > SWIPE_PX && Math.abs(dx) > Math.abs(dy) * STRAIGHT)
          onSwipe(dx < 0 ? "left" : "right");
        else if (dy > SWIPE_PX && dy > Math.abs(dx) * STRAIGHT) onSwipe("down");
      },
      onPointerCancel: (event: PointerEvent<HTMLElement>) => void pointers.current.delete(event.pointerId),
      onDoubleClick: (event: { clientX: number; clientY: number }) =>
        zoomTo(view.scale > 1 ? 1 : STEP * STEP, { x: event.clientX, y: event.clientY }),
    },
  };
}
