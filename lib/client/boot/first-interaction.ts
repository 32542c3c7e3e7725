import { hadEarlyInteraction } from "./pre-hydration";

const TOUCHES = ["pointermove", "pointerdown", "touchstart", "wheel", "keydown"] as const;

/** What reads a page aloud and the browser's own search need no hand on it: after this time it counts as touched. */
const ALONE_MS = 10_000;

/** Resolves once somebody has laid a hand on the page: moved the pointer, touched the screen or pressed a key. */
export const firstInteraction: Promise<void> = new Promise((resolve) => {
  if (typeof window === "undefined") return;
  if (hadEarlyInteraction()) return resolve();
  const stop = new AbortController();
  const heard = () => {
    stop.abort();
    resolve();
  };
  for (const touch of TOUCHES)
    addEventListener(touch, heard, { capture: true, passive: true, signal: stop.signal });
  setTimeout(heard, ALONE_MS);
});
