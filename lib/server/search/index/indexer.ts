import { setTimeout as sleep } from "node:timers/promises";
import { metrics } from "../../metrics/metrics";
import { log } from "../../platform/log";
import { runtime } from "../../platform/runtime";
import { INDEX_VERSION } from "../text/message-terms";
import { indexQueue, scheduleIndexing } from "./index-queue";
import { type IndexResult, indexRooms } from "./index-rooms";
import { MERGE_MESSAGES, mergePostings } from "./merge-postings";

/** How long changes are collected into one batch: a word in two of its messages costs one row. */
const BATCH_MS = 100;
const ROOMS_PER_BATCH = 200;
const SCAN_EVERY_MS = 30_000;
const SCAN_ROOMS = 1_000;
const RETRY_MS = 1_000;
/** How long a running batch may delay the stop, so that a database that is down does not. What is cut off is rolled back. */
const STOP_TIMEOUT_MS = 3_000;
/** Pause between two batches of a long history, so that current writes come first. */
const BACKLOG_PAUSE_MS = 20;

/**
 * Keeps the search index up to date, outside the path of sending. Three loops run: one indexes queued rooms; one indexes
 * long histories, for example after an upgrade, batch by batch; one looks for rooms that were not queued. Call the result
 * to stop; what is left is indexed after the next start.
 */
export function startSearchIndexer(): () => Promise<void> {
  const stopping = new AbortController();
  const backlog = new Set<string>();
  const loops = [
    loop(() => indexLive(backlog)),
    loop(() => indexBacklog(backlog), BACKLOG_PAUSE_MS),
    loop(() => findLaggingRooms(backlog), SCAN_EVERY_MS),
  ];

  async function loop(step: () => Promise<unknown>, pauseMs = BATCH_MS): Promise<void> {
    while (!stopping.signal.aborted) {
      let pause = pauseMs;
      try {
        await step();
      } catch (err) {
        pause = Math.max(pauseMs, RETRY_MS);
        log().warn({ err }, "the search index could not be updated and will be retried");
      }
      await pauseFor(pause);
    }
  }

  async function pauseFor(ms: number): Promise<void> {
    try {
      await sleep(ms, undefined, { signal: stopping.signal, ref: false });
    } catch {
      // The stop ends the pause.
    }
  }

  return async () => {
    stopping.abort();
    await Promise.race([Promise.all(loops), sleep(STOP_TIMEOUT_MS, undefined, { ref: false })]);
  };
}

async function indexLive(backlog: Set<string>): Promise<void> {
  const { since } = indexQueue();
  const queued = [...since].slice(0, ROOMS_PER_BATCH);
  if (queued.length === 0) return;
  for (const [roomId] of queued) since.delete(roomId);
  try {
    const { behind, locked, mergeable } = await indexAndCount(queued.map(([roomId]) => roomId));
    const unfinished = new Set([...behind, ...locked]);
    for (const [roomId, at] of queued) {
      if (!unfinished.has(roomId)) metrics().searchLag.observe((performance.now() - at) / 1_000);
      else if (locked.includes(roomId)) scheduleIndexing(roomId, at);
      else backlog.add(roomId);
    }
    for (const roomId of mergeable) await mergePostings(roomId);
  } catch (error) {
    for (const [roomId, at] of queued) scheduleIndexing(roomId, at);
    throw error;
  }
}

async function indexBacklog(backlog: Set<string>): Promise<void> {
  const [roomId] = backlog;
  metrics().searchBacklog.set(backlog.size);
  if (roomId === undefined) return;
  const { behind, mergeable } = await indexAndCount([roomId]);
  if (behind.length === 0) backlog.delete(roomId);
  for (const one of mergeable) await mergePostings(one);
}

async function indexAndCount(roomIds: string[]): Promise<IndexResult> {
  const indexed = await indexRooms(roomIds, MERGE_MESSAGES);
  metrics().searchIndexed.inc(indexed.messages);
  return indexed;
}

/** Adds rooms whose index is behind to the backlog, those with the latest activity first. */
async function findLaggingRooms(backlog: Set<string>): Promise<void> {
  const rooms = await runtime("sql")<{ id: string }[]>`
    select r.id from rooms r left join search_rooms s on s.room_id = r.id
    where r.last_seq > coalesce(s.indexed_seq, 0) or r.last_rev > coalesce(s.indexed_rev, 0)
      or s.version <> ${INDEX_VERSION}
    order by r.last_activity_at desc limit ${SCAN_ROOMS}`;
  const { since } = indexQueue();
  for (const { id } of rooms) if (!since.has(id)) backlog.add(id);
}
