import { singleton } from "../../platform/runtime";

const REMEMBERED = 10_000;

/** Rooms with something that the index lacks, and since when (`performance.now()`), as far as this process knows. */
export interface IndexQueue {
  since: Map<string, number>;
  /** Called when the first room is noted. */
  wake: () => void;
}

export const indexQueue = () =>
  singleton("search-due-rooms", (): IndexQueue => ({ since: new Map(), wake: () => undefined }));

/**
 * Notes a room for the search index after a change in it has been committed. Only a hint: rooms that are not noted, or by
 * a process that died, are found by looking at how far each one is.
 */
export function scheduleIndexing(roomId: string, since = performance.now()): void {
  const due = indexQueue();
  const known = due.since.get(roomId);
  if (known === undefined && due.since.size >= REMEMBERED) return;
  due.since.set(roomId, Math.min(known ?? since, since));
  due.wake();
}
