const TICK_MS = 5_000;
/** A timer this late has slept along with the machine. */
const ASLEEP_MS = 15_000;

/**
 * Calls `listener` whenever events may have gone past unnoticed: the network is back, the tab is shown again or comes
 * out of the back-forward cache, the machine has slept. Returns what stops it. Without a window it never calls.
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
    if (late > ASLEEP_MS) listener();
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
