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

interface Point {
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
  const [view, show] = useState(WHOLE);
  // Fingers move faster than React renders.
  const latest = useRef(WHOLE);
  const pointers = useRef(new Map<number, Point>());
  const began = useRef({ x: 0, y: 0, span: 0, view: WHOLE });

  const setView = (next: View) => {
    latest.current = next;
    show(next);
  };

  /** The point of the picture that was at `was` comes to `at`; both of the window, px. */
  const zoomTo = (wanted: number, at?: Point, was = at, from = latest.current) => {
    const scale = Math.min(MOST, Math.max(1, wanted));
    if (scale === 1) return setView(WHOLE);
    const box = stage.current?.getBoundingClientRect();
    const fromMiddle = (point?: Point): Point =>
      point && box
        ? { x: point.x - box.left - box.width / 2, y: point.y - box.top - box.height / 2 }
        : { x: 0, y: 0 };
    const [to, held] = [fromMiddle(at), fromMiddle(was)];
    const grown = scale / from.scale;
    moveTo({ scale, x: to.x - (held.x - from.x) * grown, y: to.y - (held.y - from.y) * grown });
  };

  /** No further than until its edge stands where the whole picture's could: it cannot be lost. */
  const moveTo = ({ scale, x, y }: View) => {
    const { clientWidth = 0, clientHeight = 0 } = stage.current ?? {};
    const within = (way: number, side: number) => {
      const most = (side * (scale - 1)) / 2;
      return Math.min(most, Math.max(-most, way));
    };
    setView({ scale, x: within(x, clientWidth), y: within(y, clientHeight) });
  };

  useEffect(() => {
    const box = stage.current;
    if (!box) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      zoomTo(latest.current.scale * Math.exp(-event.deltaY / 300), { x: event.clientX, y: event.clientY });
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
    if (now) began.current = { ...now, view: latest.current };
  };

  /** The whole picture goes along with the finger that may be about to swipe, one way or the other. */
  const follow = (dx: number, dy: number) =>
    setView(Math.abs(dx) > Math.abs(dy) ? { scale: 1, x: dx, y: 0 } : { scale: 1, x: 0, y: Math.max(0, dy) });

  return {
    view,
    zoomed: view.scale > 1,
    reset: () => setView(WHOLE),
    zoomIn: () => zoomTo(latest.current.scale * STEP),
    zoomOut: () => zoomTo(latest.current.scale / STEP),
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
        if (now.span > 0 && span > 0) zoomTo(from.scale * (now.span / span), now, { x, y }, from);
        else if (from.scale > 1) moveTo({ ...from, x: from.x + now.x - x, y: from.y + now.y - y });
        else if (event.pointerType !== "mouse") follow(now.x - x, now.y - y);
      },
      onPointerUp(event: PointerEvent<HTMLElement>) {
        if (!pointers.current.delete(event.pointerId)) return;
        const { x, y, span, view: from } = began.current;
        if (pointers.current.size > 0 || span > 0 || from.scale > 1) return begin();
        setView(WHOLE);
        const [dx, dy] = [event.clientX - x, event.clientY - y];
        if (event.pointerType === "mouse") return;
        if (Math.abs(dx) > SWIPE_PX && Math.abs(dx) > Math.abs(dy) * STRAIGHT)
          onSwipe(dx < 0 ? "left" : "right");
        else if (dy > SWIPE_PX && dy > Math.abs(dx) * STRAIGHT) onSwipe("down");
      },
      onPointerCancel(event: PointerEvent<HTMLElement>) {
        if (!pointers.current.delete(event.pointerId)) return;
        if (latest.current.scale === 1) setView(WHOLE);
        begin();
      },
      onDoubleClick: (event: { clientX: number; clientY: number }) =>
        zoomTo(view.scale > 1 ? 1 : STEP * STEP, { x: event.clientX, y: event.clientY }),
    },
  };
}
