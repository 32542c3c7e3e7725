import { ATTENTION_LOCK, viewLockName } from "./shared/locks";

/** Returns a function that takes or releases a shared lock. */
function createSharedLock(name: string): (hold: boolean) => void {
  let release: (() => void) | undefined;
  return (hold) => {
    if (hold === (release !== undefined)) return;
    release?.();
    release = undefined;
    if (!hold || !("locks" in navigator)) return;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    void navigator.locks.request(name, { mode: "shared" }, () => released);
  };
}

/** Holds a lock while `condition` is true, checked whenever the page's visibility or focus changes. */
function holdWhile(name: string, condition: () => boolean): () => void {
  const setHeld = createSharedLock(name);
  const update = () => setHeld(condition());
  update();
  document.addEventListener("visibilitychange", update);
  window.addEventListener("focus", update);
  window.addEventListener("blur", update);
  return () => {
    document.removeEventListener("visibilitychange", update);
    window.removeEventListener("focus", update);
    window.removeEventListener("blur", update);
    setHeld(false);
  };
}

export const isPageVisible = (): boolean => document.visibilityState === "visible";
export const isPageFocused = (): boolean => isPageVisible() && document.hasFocus();

/** Signals to the other pages and the service worker that this page has the focus. */
export const holdAttentionLock = (): (() => void) => holdWhile(ATTENTION_LOCK, isPageFocused);

/** Signals to them that this page shows the room. */
export const holdViewLock = (roomId: string): (() => void) => holdWhile(viewLockName(roomId), isPageVisible);
