import { useSyncExternalStore } from "react";
import { useSsrContext } from "../i18n/ssr-context";

const TICK_MS = 15_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = 0;

function tick() {
  now = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  if (!timer) {
    now = Date.now();
    timer = setInterval(tick, TICK_MS);
    document.addEventListener("visibilitychange", tick);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    document.removeEventListener("visibilitychange", tick);
  };
}

function current() {
  if (now === 0) now = Date.now();
  return now;
}

/** The time in ms, renewed every 15 s for all that show it together; where the server draws, when it does; null where it does not know the reader's zone. */
export function useNow(): number | null {
  const drawn = useSsrContext();
  return useSyncExternalStore<number | null>(
    subscribe,
    () => drawn?.renderedAt ?? current(),
    () => drawn?.renderedAt ?? null,
  );
}
