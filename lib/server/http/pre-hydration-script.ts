import { createHash } from "node:crypto";

/**
 * Stands in the head of each page, for the time until the page's own scripts answer; `lib/client/boot/pre-hydration` takes over from
 * it. A press of a button is held: nothing would hear of it, and a form would be sent off with all that is in it. So are
 * the keys that the page has and the browser would take for its own. What is filled in, chosen or ticked is noted: the page
 * would show it and know nothing of it.
 */
export const PRE_HYDRATION_SCRIPT = `(() => {
  const stop = new AbortController();
  const early = { touched: false, filled: new Map(), pressed: null, key: null, stop: () => stop.abort() };
  window.early = early;
  const hold = (event) => { event.preventDefault(); document.documentElement.dataset.held = ""; };
  const listen = (type, heard, passive = false) => addEventListener(type, heard, { capture: true, passive, signal: stop.signal });
  for (const type of ["pointermove", "pointerdown", "touchstart", "wheel", "keydown"]) listen(type, () => { early.touched = true; }, true);
  listen("input", ({ target }) => { early.filled.set(target, { value: target.value, checked: target.checked }); }, true);
  listen("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    hold(event);
    event.stopImmediatePropagation();
    early.pressed = button;
  });
  listen("keydown", (event) => {
    const { ctrlKey, metaKey, altKey, shiftKey, code } = event;
    if (!(ctrlKey || metaKey) || altKey || shiftKey) return;
    if (!document.querySelector("[data-early-keys]")?.dataset.earlyKeys.split(" ").includes(code)) return;
    hold(event);
    early.key = code;
  });
})();`.replace(/\s*\n\s*/g, " ");

/** How a policy allows this very script and no other. */
export const PRE_HYDRATION_SCRIPT_CSP_SOURCE = `'sha256-${createHash("sha256").update(PRE_HYDRATION_SCRIPT).digest("base64")}'`;
