import { runtime } from "../../platform/runtime";

const ROOMS_PER_BATCH = 50;
const TERMS_PER_BATCH = 10_000;
/** How long a term must have been unused: far longer than any process caches term ids. */
const UNUSED_HOURS = 20;

/**
 * Removes terms that no message contains any more from the term dictionary, so that deleted text is not kept there either.
 * Reads the terms of all rooms, a few rooms at a time. The first run marks an unused term, a run a day later removes it,
 * since an indexer may be about to use it. `getOrCreateTermIds` removes the mark. Returns the number of removed terms.
 */
export async function expireTerms(): Promise<number> {
  const idsInUse = await termIdsInUse();
  const removed: number[] = [];
  for (let last = 0; ; ) {
    const terms = await runtime("sql")<{ id: number; marked: boolean }[]>`
      select id, unused_since is not null as marked from search_terms where id > ${last} order by id limit ${TERMS_PER_BATCH}`;
    const usedAgain = terms.filter(({ id, marked }) => marked && idsInUse.has(id));
    await runtime("sql")`
      update search_terms set unused_since = null where id = any(${idsOf(usedAgain)}::int[])`;
    const unused = idsOf(terms.filter(({ id }) => !idsInUse.has(id)));
    removed.push(...(await removeUnused(unused)));
    await runtime("sql")`
      update search_terms set unused_since = now() where id = any(${unused}::int[]) and unused_since is null`;
    last = terms.at(-1)?.id ?? last;
    if (terms.length < TERMS_PER_BATCH) break;
  }
  if (removed.length > 0)
    await runtime("sql")`delete from search_stems where term_id = any(${removed}::int[])`;
  return removed.length;
}

const idsOf = (terms: readonly { id: number }[]) => terms.map(({ id }) => id);

/** Deletes the terms that have been unused long enough; one that was used again a moment ago stays. */
async function removeUnused(ids: readonly number[]): Promise<number[]> {
  const rows = await runtime("sql")<{ id: number }[]>`
    delete from search_terms
    where id = any(${[...ids]}::int[]) and unused_since < now() - make_interval(hours => ${UNUSED_HOURS})
    returning id`;
  return idsOf(rows);
}

async function termIdsInUse(): Promise<BitSet> {
  const [highest] = await runtime("sql")<
    { id: number }[]
  >`select coalesce(max(id), 0) as id from search_terms`;
  const idsInUse = new BitSet(highest?.id ?? 0);
  for (let last = 0; ; ) {
    const rooms = await runtime("sql")<{ no: number }[]>`
      select no from search_rooms where no > ${last} order by no limit ${ROOMS_PER_BATCH}`;
    const terms = await runtime("sql")<{ termId: number }[]>`
      select distinct term_id from search_postings where room_no = any(${rooms.map(({ no }) => no)}::int[])`;
    for (const { termId } of terms) idsInUse.add(termId);
    last = rooms.at(-1)?.no ?? last;
    if (rooms.length < ROOMS_PER_BATCH) return idsInUse;
  }
}

/** A set of ids, one bit each, for millions of them. Ids above `highest` were added later and count as contained. */
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
