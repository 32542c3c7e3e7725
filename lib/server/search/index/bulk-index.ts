import { runtime } from "../../platform/runtime";
import { indexRooms } from "./index-rooms";

/** Groups indexed concurrently: while the database works on one, this process works on another. */
const CONCURRENCY = 3;
const PROGRESS_EVERY_MS = 15_000;
/** Messages per transaction: the more, the fewer blocks a term has. Nothing else waits for a room's lock here. */
const MESSAGES_PER_TRANSACTION = 65_536;
/** Messages from which on rebuilding the primary key pays off. */
const REINDEX_FROM_MESSAGES = 1_000_000;
const PRIMARY_KEY = "search_postings_room_no_term_id_last_seq_pk";

/**
 * Indexes everything that the search index lacks, room by room, as fast as this process can. Reports the number of messages
 * and the seconds since the start, periodically and at the end.
 */
export async function bulkIndex(onProgress: (messages: number, seconds: number) => void): Promise<void> {
  const sql = runtime("sql");
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1_000;
  const rooms = await sql<{ id: string; messages: number }[]>`
    select r.id, r.last_seq - coalesce(s.indexed_seq, 0) as messages from rooms r left join search_rooms s on s.room_id = r.id
    where r.last_seq > coalesce(s.indexed_seq, 0) or r.last_rev > coalesce(s.indexed_rev, 0) order by r.id`;
  let total = 0;
  let reportedAt = start;
  const groups = groupSmallRooms(rooms);
  const indexGroups = async () => {
    for (let group = groups.pop(); group; group = groups.pop()) {
      for (let behind = group; behind.length > 0; ) {
        const indexed = await indexRooms(behind, Number.POSITIVE_INFINITY, MESSAGES_PER_TRANSACTION);
        total += indexed.messages;
        behind = indexed.behind;
        if (performance.now() - reportedAt < PROGRESS_EVERY_MS) continue;
        reportedAt = performance.now();
        onProgress(total, seconds());
      }
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, indexGroups));
  // Concurrent rooms leave the pages of the primary key half empty.
  if (total >= REINDEX_FROM_MESSAGES) await sql.unsafe(`reindex index concurrently ${PRIMARY_KEY}`);
  await sql.unsafe("analyze search_postings, search_terms, search_stems, search_rooms");
  onProgress(total, seconds());
}

/** Groups the rooms into transactions: small rooms share one. */
function groupSmallRooms(rooms: readonly { id: string; messages: number }[]): string[][] {
  const groups: string[][] = [];
  let capacity = 0;
  for (const { id, messages } of rooms) {
    if (capacity >= messages) groups.at(-1)?.push(id);
    else {
      groups.push([id]);
      capacity = MESSAGES_PER_TRANSACTION;
    }
    capacity -= messages;
  }
  return groups;
}
