/** Held by each page that is visible and has the focus. */
export const ATTENTION_LOCK = "parley-attention";
/** Held by each visible page that shows the room. */
export const viewLockName = (roomId: string): string => `parley-view-${roomId}`;

/** Held while a page or the worker reads or changes the shown notifications. */
export const NOTIFICATIONS_LOCK = "parley-notifying";

/** Returns whether any page of this browser holds one of these locks. The browser releases them when a page ends, or crashes. */
export async function isLockHeld(...names: string[]): Promise<boolean> {
  if (!("locks" in navigator)) return false;
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name !== undefined && names.includes(name));
}

/** Runs `work` exclusively, across all pages and the worker. */
export function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  return "locks" in navigator ? navigator.locks.request(name, work) : work();
}
