import { singleton } from "../../platform/runtime";

/** Max queued rooms; further ones are found by the indexer's periodic scan. */
const MAX_QUEUED_ROOMS = 10_000;

/** Rooms whose index is behind, each with the time since when (`performance.now()`), as far as this process knows. */
interface IndexQueue {
  since: Map<string, number>;
  /** Called when a room is queued. */
  wake: () => void;
}

export const indexQueue = () =>
  singleton("search-due-rooms", (): IndexQueue => ({ since: new Map(), wake: () => undefined }));

/**
 * Queues a room for indexing after a change in it has been committed. It is only a hint: the indexer's periodic scan finds
 * rooms that were not queued, or were queued by a process that died.
 */
export function scheduleIndexing(roomId: string, since = performance.now()): void {
  const queue = indexQueue();
  const queuedSince = queue.since.get(roomId);
  if (queuedSince === undefined && queue.since.size >= MAX_QUEUED_ROOMS) return;
  queue.since.set(roomId, Math.min(queuedSince ?? since, since));
  queue.wake();
}
