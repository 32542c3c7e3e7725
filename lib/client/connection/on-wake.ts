const TICK_MS = 5_000;
/** How late a timer must be to mean that the machine has slept, ms. */
const SLEPT_MS = 15_000;

/**
 * Calls `listener` whenever the page may have missed events: the network is back, the tab is visible again or restored
 * from the back-forward cache, the machine has slept. Returns a function that stops it. Without a window it never calls.
 */
export function onWake(listener: () => void): () => void {
  if (typeof window === "undefined") return () => undefined;
  const onVisibility = () => {
    if (document.visibilityState === "visible") listener();
  };
  let last = Date.now();
  const timer = setInterval(() => {
    const late = Date.now() - last - TICK_MS;
    last = Date.now();
    if (late > SLEPT_MS) listener();
  }, TICK_MS);
  window.addEventListener("online", listener);
  window.addEventListener("pageshow", listener);
  document.addEventListener("visibilitychange", onVisibility);
  return () => {
    clearInterval(timer);
    window.removeEventListener("online", listener);
    window.removeEventListener("pageshow", listener);
    document.removeEventListener("visibilitychange", onVisibility);
  };
}
