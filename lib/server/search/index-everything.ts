import { runtime } from "../runtime";
import { indexRooms } from "./index-rooms";

const TOLD_EVERY_MS = 15_000;

/**
 * Takes all that the search index lacks into it, room by room, as fast as this process can. Tells how many messages that
 * was, with the seconds since it began: now and then, and at the end.
 */
export async function indexEverything(tell: (messages: number, seconds: number) => void): Promise<void> {
  const sql = runtime("sql");
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1_000;
  const rooms = await sql<{ id: string }[]>`
    select r.id from rooms r left join search_rooms s on s.room_id = r.id
    where r.last_seq > coalesce(s.indexed_seq, 0) or r.last_rev > coalesce(s.indexed_rev, 0) order by r.id`;
  let total = 0;
  let told = start;
  for (const { id } of rooms) {
    for (let behind = [id]; behind.length > 0; ) {
      const indexed = await indexRooms(behind, Number.POSITIVE_INFINITY);
      total += indexed.messages;
      behind = indexed.behind;
      if (performance.now() - told < TOLD_EVERY_MS) continue;
      told = performance.now();
      tell(total, seconds());
    }
  }
  await sql.unsafe("analyze search_postings, search_terms, search_stems, search_rooms");
  tell(total, seconds());
}
