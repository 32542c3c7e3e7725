/** Held by each page that is in front and has the focus. */
export const ATTENTION_LOCK = "parley-attention";
/** Held by each page that shows the room and is itself to be seen. */
export const viewLockName = (roomId: string): string => `parley-view-${roomId}`;

/** Held by whoever looks at what the system shows, or changes it. */
export const NOTIFICATIONS_LOCK = "parley-notifying";

/** Whether any page of this browser holds one of these locks. They go with their page, however it ends. */
export async function isLockHeld(...names: string[]): Promise<boolean> {
  if (!("locks" in navigator)) return false;
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name !== undefined && names.includes(name));
}

/** One after the other, over all pages and the worker. */
export function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  return "locks" in navigator ? navigator.locks.request(name, work) : work();
}
