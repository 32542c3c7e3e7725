import { ATTENTION_LOCK, viewLockName } from "./shared/locks";

/** Holds a lock beside whoever else does, while it is wanted. */
function holder(name: string): (wanted: boolean) => void {
  let release: (() => void) | undefined;
  return (wanted) => {
    if (wanted === (release !== undefined)) return;
    release?.();
    release = undefined;
    if (!wanted || !("locks" in navigator)) return;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    void navigator.locks.request(name, { mode: "shared" }, () => held);
  };
}

/** Keeps a lock in step with what is so; looks whenever the page comes into view, goes, or gains or loses the focus. */
function keep(name: string, isSo: () => boolean): () => void {
  const hold = holder(name);
  const look = () => hold(isSo());
  look();
  document.addEventListener("visibilitychange", look);
  window.addEventListener("focus", look);
  window.addEventListener("blur", look);
  return () => {
    document.removeEventListener("visibilitychange", look);
    window.removeEventListener("focus", look);
    window.removeEventListener("blur", look);
    hold(false);
  };
}

export const isPageVisible = (): boolean => document.visibilityState === "visible";
export const isPageFocused = (): boolean => isPageVisible() && document.hasFocus();

/** Lets the other pages and the worker know while this page is in front. */
export const holdAttentionLock = (): (() => void) => keep(ATTENTION_LOCK, isPageFocused);

/** Lets them know while this page shows the room. */
export const holdViewLock = (roomId: string): (() => void) => keep(viewLockName(roomId), isPageVisible);
