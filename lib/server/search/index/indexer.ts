import { setTimeout as sleep } from "node:timers/promises";
import { metrics } from "../../metrics/metrics";
import { log } from "../../platform/log";
import { runtime } from "../../platform/runtime";
import { INDEX_VERSION } from "../text/message-terms";
import { indexQueue, scheduleIndexing } from "./index-queue";
import { type IndexResult, indexRooms } from "./index-rooms";
import { MERGE_MESSAGES, mergePostings } from "./merge-postings";

/** What comes within this time is taken in together: a word that is said twice costs one row. */
const GATHER_MS = 100;
const ROOMS_AT_ONCE = 200;
const LOOK_EVERY_MS = 30_000;
const LOOK_ROOMS = 1_000;
const RETRY_MS = 1_000;
/** A batch under way may end; a database that is away must not hold up the stop, and what is cut off is rolled back. */
const STOP_WITHIN_MS = 3_000;
/** Between two pieces of a long history: those who write now come first. */
const BACKLOG_PAUSE_MS = 20;

/**
 * Keeps the search index up with the messages, off the way of sending: live rooms as they are noted, long histories (after
 * an upgrade, say) piece by piece beside them, and now and then whatever nobody noted. Call the result to stop; what is
 * not done then is done after the next start.
 */
export function startSearchIndexer(): () => Promise<void> {
  const stopping = new AbortController();
  const backlog = new Set<string>();
  const loops = [
    loop(() => indexLive(backlog)),
    loop(() => indexBacklog(backlog), BACKLOG_PAUSE_MS),
    loop(() => lookForRooms(backlog), LOOK_EVERY_MS),
  ];

  async function loop(step: () => Promise<unknown>, pauseMs = GATHER_MS): Promise<void> {
    while (!stopping.signal.aborted) {
      let pause = pauseMs;
      try {
        await step();
      } catch (err) {
        pause = Math.max(pauseMs, RETRY_MS);
        log().warn({ err }, "the search index could not be brought up to date and is tried again");
      }
      await pausedFor(pause);
    }
  }

  async function pausedFor(ms: number): Promise<void> {
    try {
      await sleep(ms, undefined, { signal: stopping.signal, ref: false });
    } catch {
      // The stop ends the pause.
    }
  }

  return async () => {
    stopping.abort();
    await Promise.race([Promise.all(loops), sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
  };
}

async function indexLive(backlog: Set<string>): Promise<void> {
  const { since } = indexQueue();
  const noted = [...since].slice(0, ROOMS_AT_ONCE);
  if (noted.length === 0) return;
  for (const [roomId] of noted) since.delete(roomId);
  try {
    const { behind, locked, mergeable } = await taken(noted.map(([roomId]) => roomId));
    const left = new Set([...behind, ...locked]);
    for (const [roomId, at] of noted) {
      if (!left.has(roomId)) metrics().searchLag.observe((performance.now() - at) / 1_000);
      else if (locked.includes(roomId)) scheduleIndexing(roomId, at);
      else backlog.add(roomId);
    }
    for (const roomId of mergeable) await mergePostings(roomId);
  } catch (error) {
    for (const [roomId, at] of noted) scheduleIndexing(roomId, at);
    throw error;
  }
}

async function indexBacklog(backlog: Set<string>): Promise<void> {
  const [roomId] = backlog;
  metrics().searchBacklog.set(backlog.size);
  if (roomId === undefined) return;
  const { behind, mergeable } = await taken([roomId]);
  if (behind.length === 0) backlog.delete(roomId);
  for (const one of mergeable) await mergePostings(one);
}

async function taken(roomIds: string[]): Promise<IndexResult> {
  const indexed = await indexRooms(roomIds, MERGE_MESSAGES);
  metrics().searchIndexed.inc(indexed.messages);
  return indexed;
}

/** Rooms that are behind, those of the latest activity first. */
async function lookForRooms(backlog: Set<string>): Promise<void> {
  const rooms = await runtime("sql")<{ id: string }[]>`
    select r.id from rooms r left join search_rooms s on s.room_id = r.id
    where r.last_seq > coalesce(s.indexed_seq, 0) or r.last_rev > coalesce(s.indexed_rev, 0)
      or s.version <> ${INDEX_VERSION}
    order by r.last_activity_at desc limit ${LOOK_ROOMS}`;
  const { since } = indexQueue();
  for (const { id } of rooms) if (!since.has(id)) backlog.add(id);
}
