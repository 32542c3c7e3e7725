const TOUCHES = ["pointermove", "pointerdown", "touchstart", "wheel", "keydown"] as const;

let first: Promise<void> | null = null;

/** Resolves once somebody has laid a hand on the page: moved the pointer, touched the screen or pressed a key. */
export function touched(): Promise<void> {
  first ??= new Promise((resolve) => {
    const stop = new AbortController();
    const heard = () => {
      stop.abort();
      resolve();
    };
    for (const touch of TOUCHES)
      addEventListener(touch, heard, { capture: true, passive: true, signal: stop.signal });
  });
  return first;
}
