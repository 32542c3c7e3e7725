import { type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";

/** Max magnification. */
const MAX_SCALE = 8;
/** Factor of one step of the zoom buttons and keys. */
const SCALE_STEP = 1.6;
/** Min length of a swipe. */
const SWIPE_PX = 60;
/** Min ratio between the swipe's two axes. */
const SWIPE_AXIS_RATIO = 1.5;

interface Transform {
  scale: number;
  x: number;
  y: number;
}

interface Point {
  x: number;
  y: number;
}

const IDENTITY: Transform = { scale: 1, x: 0, y: 0 };

interface ZoomOptions {
  stage: RefObject<HTMLElement | null>;
  /** Called for a touch swipe while the image is not zoomed. */
  onSwipe: (direction: "left" | "right" | "down") => void;
}

/** Zooms an image by wheel, pinch, double click or key, and pans it. An image at its original scale can be swiped. */
export function useZoom({ stage, onSwipe }: ZoomOptions) {
  const [view, show] = useState(IDENTITY);
  // Pointer events arrive faster than React renders.
  const latest = useRef(IDENTITY);
  const pointers = useRef(new Map<number, Point>());
  const gestureStart = useRef({ x: 0, y: 0, span: 0, view: IDENTITY });

  const setView = (next: Transform) => {
    latest.current = next;
    show(next);
  };

  /** Scales so that the image point at `was` moves to `at`; both are window coordinates, px. */
  const zoomTo = (targetScale: number, at?: Point, was = at, from = latest.current) => {
    const scale = Math.min(MAX_SCALE, Math.max(1, targetScale));
    if (scale === 1) return setView(IDENTITY);
    const box = stage.current?.getBoundingClientRect();
    const fromCenter = (point?: Point): Point =>
      point && box
        ? { x: point.x - box.left - box.width / 2, y: point.y - box.top - box.height / 2 }
        : { x: 0, y: 0 };
    const [to, held] = [fromCenter(at), fromCenter(was)];
    const growth = scale / from.scale;
    panTo({ scale, x: to.x - (held.x - from.x) * growth, y: to.y - (held.y - from.y) * growth });
  };

  /** Moves the image, clamped so that it cannot leave the stage. */
  const panTo = ({ scale, x, y }: Transform) => {
    const { clientWidth = 0, clientHeight = 0 } = stage.current ?? {};
    const clampOffset = (offset: number, side: number) => {
      const max = (side * (scale - 1)) / 2;
      return Math.min(max, Math.max(-max, offset));
    };
    setView({ scale, x: clampOffset(x, clientWidth), y: clampOffset(y, clientHeight) });
  };

  useEffect(() => {
    const box = stage.current;
    if (!box) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      zoomTo(latest.current.scale * Math.exp(-event.deltaY / 300), { x: event.clientX, y: event.clientY });
    };
    // React's wheel listeners are passive, so they cannot prevent the browser from zooming the page.
    box.addEventListener("wheel", onWheel, { passive: false });
    return () => box.removeEventListener("wheel", onWheel);
  });

  const pinchState = () => {
    const [one, two] = [...pointers.current.values()];
    if (!one) return;
    const center = two ? { x: (one.x + two.x) / 2, y: (one.y + two.y) / 2 } : one;
    const span = two ? Math.hypot(one.x - two.x, one.y - two.y) : 0;
    return { ...center, span };
  };
  const startGesture = () => {
    const now = pinchState();
    if (now) gestureStart.current = { ...now, view: latest.current };
  };

  /** Moves the unzoomed image with a finger that may be swiping, along one axis. */
  const dragSwipe = (dx: number, dy: number) =>
    setView(Math.abs(dx) > Math.abs(dy) ? { scale: 1, x: dx, y: 0 } : { scale: 1, x: 0, y: Math.max(0, dy) });

  return {
    view,
    zoomed: view.scale > 1,
    reset: () => setView(IDENTITY),
    zoomIn: () => zoomTo(latest.current.scale * SCALE_STEP),
    zoomOut: () => zoomTo(latest.current.scale / SCALE_STEP),
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.target instanceof Element && event.target.closest("video, button")) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
        startGesture();
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (!pointers.current.has(event.pointerId)) return;
        pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
        const now = pinchState();
        const { x, y, span, view: from } = gestureStart.current;
        if (!now) return;
        if (now.span > 0 && span > 0) zoomTo(from.scale * (now.span / span), now, { x, y }, from);
        else if (from.scale > 1) panTo({ ...from, x: from.x + now.x - x, y: from.y + now.y - y });
        else if (event.pointerType !== "mouse") dragSwipe(now.x - x, now.y - y);
      },
      onPointerUp(event: PointerEvent<HTMLElement>) {
        if (!pointers.current.delete(event.pointerId)) return;
        const { x, y, span, view: from } = gestureStart.current;
        if (pointers.current.size > 0 || span > 0 || from.scale > 1) return startGesture();
        setView(IDENTITY);
        const [dx, dy] = [event.clientX - x, event.clientY - y];
        if (event.pointerType === "mouse") return;
        if (Math.abs(dx) > SWIPE_PX && Math.abs(dx) > Math.abs(dy) * SWIPE_AXIS_RATIO)
          onSwipe(dx < 0 ? "left" : "right");
        else if (dy > SWIPE_PX && dy > Math.abs(dx) * SWIPE_AXIS_RATIO) onSwipe("down");
      },
      onPointerCancel(event: PointerEvent<HTMLElement>) {
        if (!pointers.current.delete(event.pointerId)) return;
        if (latest.current.scale === 1) setView(IDENTITY);
        startGesture();
      },
      onDoubleClick: (event: { clientX: number; clientY: number }) =>
        zoomTo(view.scale > 1 ? 1 : SCALE_STEP * SCALE_STEP, { x: event.clientX, y: event.clientY }),
    },
  };
}
