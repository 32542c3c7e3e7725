import { type PointerEvent, useEffect, useRef } from "react";

/** How long a finger must rest to count as a long press. */
const HOLD_MS = 450;
/** Max movement during a long press: a finger is never quite still. */
const DRIFT_PX = 10;

/** Returns pointer handlers that call `onPress` after a long press. */
export function useLongPress(onPress: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const from = useRef({ x: 0, y: 0 });
  const stop = () => clearTimeout(timer.current);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    onPointerDown({ pointerType, clientX, clientY }: PointerEvent) {
      stop();
      if (pointerType !== "touch") return;
      from.current = { x: clientX, y: clientY };
      timer.current = setTimeout(() => {
        preventReleaseClick();
        navigator.vibrate?.(10);
        onPress();
      }, HOLD_MS);
    },
    onPointerMove({ clientX, clientY }: PointerEvent) {
      if (Math.hypot(clientX - from.current.x, clientY - from.current.y) > DRIFT_PX) stop();
    },
    onPointerUp: stop,
    onPointerCancel: stop,
  };
}

/** Lifting the finger after a long press must not click what has opened under it. */
function preventReleaseClick(): void {
  const prevent = (event: Event) => event.preventDefault();
  document.addEventListener("touchend", prevent, { once: true, capture: true, passive: false });
}
