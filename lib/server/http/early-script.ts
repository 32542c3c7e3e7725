import { createHash } from "node:crypto";

/**
 * Stands in the head of each page, for the time until the page's own scripts answer; `lib/client/early` takes over from
 * it. A press of a button is held: nothing would hear of it, and a form would be sent off with all that is in it.
 */
export const EARLY_SCRIPT = `(() => {
  const stop = new AbortController();
  const early = { touched: false, pressed: null, stop: () => stop.abort() };
  window.early = early;
  const listen = (type, heard) => addEventListener(type, heard, { capture: true, passive: type !== "click", signal: stop.signal });
  for (const type of ["pointermove", "pointerdown", "touchstart", "wheel", "keydown"]) listen(type, () => { early.touched = true; });
  listen("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    early.pressed = button;
  });
})();`.replace(/\s*\n\s*/g, " ");

/** How a policy allows this very script and no other. */
export const EARLY_SCRIPT_SOURCE = `'sha256-${createHash("sha256").update(EARLY_SCRIPT).digest("base64")}'`;
