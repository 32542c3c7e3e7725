import { runtime } from "../../platform/runtime";

/** Rooms whose words are looked at in one statement, and words that are in another. */
const ROOMS = 50;
const WORDS = 10_000;
/** Longer than any process remembers the id of a word, by far. */
const UNUSED_HOURS = 20;

/**
 * Removes words that no message has any more from the list of words: what was deleted shall not be kept there either. It
 * looks at every word of every room, a few rooms at a time; a word goes at the second look a day later, since somebody may
 * be about to write it. Whoever learns its id in between takes the mark away (`getOrCreateTermIds`). Returns how many words went.
 */
export async function expireTerms(): Promise<number> {
  const used = await wordsInUse();
  const gone: number[] = [];
  for (let last = 0; ; ) {
    const words = await runtime("sql")<{ id: number; marked: boolean }[]>`
      select id, unused_since is not null as marked from search_terms where id > ${last} order by id limit ${WORDS}`;
    const back = words.filter(({ id, marked }) => marked && used.has(id));
    await runtime("sql")`
      update search_terms set unused_since = null where id = any(${idsOf(back)}::int[])`;
    const unused = idsOf(words.filter(({ id }) => !used.has(id)));
    gone.push(...(await remove(unused)));
    await runtime("sql")`
      update search_terms set unused_since = now() where id = any(${unused}::int[]) and unused_since is null`;
    last = words.at(-1)?.id ?? last;
    if (words.length < WORDS) break;
  }
  if (gone.length > 0) await runtime("sql")`delete from search_stems where term_id = any(${gone}::int[])`;
  return gone.length;
}

const idsOf = (words: readonly { id: number }[]) => words.map(({ id }) => id);

/** Those that are marked for long. A mark that was taken away a moment ago counts. */
async function remove(ids: readonly number[]): Promise<number[]> {
  const removed = await runtime("sql")<{ id: number }[]>`
    delete from search_terms
    where id = any(${[...ids]}::int[]) and unused_since < now() - make_interval(hours => ${UNUSED_HOURS})
    returning id`;
  return idsOf(removed);
}

async function wordsInUse(): Promise<BitSet> {
  const [highest] = await runtime("sql")<
    { id: number }[]
  >`select coalesce(max(id), 0) as id from search_terms`;
  const used = new BitSet(highest?.id ?? 0);
  for (let last = 0; ; ) {
    const rooms = await runtime("sql")<{ no: number }[]>`
      select no from search_rooms where no > ${last} order by no limit ${ROOMS}`;
    const words = await runtime("sql")<{ termId: number }[]>`
      select distinct term_id from search_postings where room_no = any(${rooms.map(({ no }) => no)}::int[])`;
    for (const { termId } of words) used.add(termId);
    last = rooms.at(-1)?.no ?? last;
    if (rooms.length < ROOMS) return used;
  }
}

/** Of millions of ids one bit each. Ids beyond the highest came later, and are taken for used. */
class BitSet {
  private readonly bytes: Uint8Array;

  constructor(private readonly highest: number) {
    this.bytes = new Uint8Array((highest >> 3) + 1);
  }

  add(id: number): void {
    if (id <= this.highest) this.bytes[id >> 3] = (this.bytes[id >> 3] ?? 0) | (1 << (id & 7));
  }

  has(id: number): boolean {
    return id > this.highest || ((this.bytes[id >> 3] ?? 0) & (1 << (id & 7))) !== 0;
  }
}
