import { runtime } from "../../platform/runtime";
import { indexRooms } from "./index-rooms";

/** While the database works for one, this process works for the other. */
const AT_ONCE = 3;
const TOLD_EVERY_MS = 15_000;
/** Nobody waits for a room's lock: the more at once, the fewer blocks a word has. */
const MESSAGES = 65_536;
const PACKED_FROM = 1_000_000;
const KEY = "search_postings_room_no_term_id_last_seq_pk";

/**
 * Takes all that the search index lacks into it, room by room, as fast as this process can. Tells how many messages that
 * was, with the seconds since it began: now and then, and at the end.
 */
export async function bulkIndex(tell: (messages: number, seconds: number) => void): Promise<void> {
  const sql = runtime("sql");
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1_000;
  const rooms = await sql<{ id: string; messages: number }[]>`
    select r.id, r.last_seq - coalesce(s.indexed_seq, 0) as messages from rooms r left join search_rooms s on s.room_id = r.id
    where r.last_seq > coalesce(s.indexed_seq, 0) or r.last_rev > coalesce(s.indexed_rev, 0) order by r.id`;
  let total = 0;
  let told = start;
  const groups = together(rooms);
  const take = async () => {
    for (let group = groups.pop(); group; group = groups.pop()) {
      for (let behind = group; behind.length > 0; ) {
        const indexed = await indexRooms(behind, Number.POSITIVE_INFINITY, MESSAGES);
        total += indexed.messages;
        behind = indexed.behind;
        if (performance.now() - told < TOLD_EVERY_MS) continue;
        told = performance.now();
        tell(total, seconds());
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
  // Several rooms at once leave the pages of the key half empty.
  if (total >= PACKED_FROM) await sql.unsafe(`reindex index concurrently ${KEY}`);
  await sql.unsafe("analyze search_postings, search_terms, search_stems, search_rooms");
  tell(total, seconds());
}

/** Small rooms in one transaction, as long as it takes them in at once. */
function together(rooms: readonly { id: string; messages: number }[]): string[][] {
  const groups: string[][] = [];
  let room = 0;
  for (const { id, messages } of rooms) {
    if (room >= messages) groups.at(-1)?.push(id);
    else {
      groups.push([id]);
      room = MESSAGES;
    }
    room -= messages;
  }
  return groups;
}
