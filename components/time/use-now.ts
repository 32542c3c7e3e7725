import { useSyncExternalStore } from "react";
import { useSsrContext } from "@/lib/client/boot/ssr-context";

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

/**
 * Returns the time, ms since 1970, updated every 15 s for all components at once. Returns the time of rendering on the
 * server and during hydration, or null there if the reader's time zone is unknown.
 */
export function useNow(): number | null {
  const ssr = useSsrContext();
  return useSyncExternalStore<number | null>(
    subscribe,
    () => ssr?.renderedAt ?? current(),
    () => ssr?.renderedAt ?? null,
  );
}
