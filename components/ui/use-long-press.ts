import { type PointerEvent, useEffect, useRef } from "react";

const HOLD_MS = 450;
/** A finger is never quite still. */
const DRIFT_PX = 10;

/** Handlers that call `onPress` once a finger has rested for a while. */
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
        swallowRelease();
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

/** The finger that is lifted after a long press must not click what has opened under it. */
function swallowRelease(): void {
  const swallow = (event: Event) => event.preventDefault();
  document.addEventListener("touchend", swallow, { once: true, capture: true, passive: false });
}
