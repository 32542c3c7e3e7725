import { runtime, singleton } from "../../platform/runtime";
import { fold } from "../text/fold";
import { stemmersForScript } from "../text/stemmers";

const MAX_CACHED_TERMS = 200_000;
const BATCH_SIZE = 5_000;
/** How long ids are cached: far shorter than the day after which an unused term is removed (see `expireTerms`). */
const CACHE_MS = 60 * 60_000;

interface TermIdCache {
  ids: Map<string, number>;
  since: number;
}

/** Returns the cached ids. They stay valid: ids never change, and no term is removed within an hour of its look-up. */
function cachedTermIds(): Map<string, number> {
  const cache = singleton<TermIdCache>("search-term-ids", () => ({
    ids: new Map(),
    since: performance.now(),
  }));
  if (performance.now() - cache.since > CACHE_MS) {
    Object.assign(cache, { ids: new Map(), since: performance.now() });
  }
  return cache.ids;
}

/**
 * Returns the ids of words and inserts new words with their stems. The insert commits in a statement of its own, so that
 * no id is used before its term is visible to everyone.
 */
export async function getOrCreateTermIds(words: Iterable<string>): Promise<Map<string, number>> {
  const cache = cachedTermIds();
  const ids = new Map<string, number>();
  const unknown: string[] = [];
  for (const word of words) {
    const id = cache.get(word);
    if (id === undefined) unknown.push(word);
    else ids.set(word, id);
  }
  // In the same order everywhere: two processes with the same new words would deadlock otherwise.
  unknown.sort();
  for (let at = 0; at < unknown.length; at += BATCH_SIZE) {
    for (const { id, word } of await loadOrInsertTerms(unknown.slice(at, at + BATCH_SIZE))) {
      ids.set(word, id);
      if (cache.size >= MAX_CACHED_TERMS) cache.clear();
      cache.set(word, id);
    }
  }
  return ids;
}

interface Term {
  id: number;
  word: string;
}

async function loadOrInsertTerms(words: string[]): Promise<Term[]> {
  const known = await loadTerms(words);
  const have = new Set(known.map((term) => term.word));
  const missing = words.filter((word) => !have.has(word));
  if (missing.length === 0) return known;
  await insertTerms(missing);
  return [...known, ...(await loadTerms(missing))];
}

/** Loads the stored terms among these words; terms marked as unused lose the mark, so that they are not removed. */
async function loadTerms(words: string[]): Promise<Term[]> {
  const found = await runtime("sql")<(Term & { unused: boolean })[]>`
    select id, word, unused_since is not null as unused from search_terms where word = any(${words}::text[])`;
  const unused = found.filter((term) => term.unused).map((term) => term.id);
  if (unused.length === 0) return found;
  const kept = await runtime("sql")<Term[]>`
    update search_terms set unused_since = null where id = any(${unused}::int[]) returning id, word`;
  return [...found.filter((term) => !term.unused), ...kept];
}

async function insertTerms(words: string[]): Promise<void> {
  const stemming = words.flatMap((word) =>
    stemmersForScript(word).map(({ dictionary, bit }) => ({ word, dictionary, bit })),
  );
  await runtime("sql")`
    with added as (
      insert into search_terms (word, fold)
      select * from unnest(${words}::text[], ${words.map(fold)}::text[])
      on conflict do nothing returning id, word
    )
    insert into search_stems (stem, term_id, languages)
    select stem, added.id, bit_or(s.bit)
    from added
    join unnest(
      ${stemming.map((one) => one.word)}::text[], ${stemming.map((one) => one.dictionary)}::text[],
      ${stemming.map((one) => one.bit)}::int[]
    ) as s(word, dictionary, bit) on s.word = added.word
    cross join lateral unnest(ts_lexize(s.dictionary::regdictionary, s.word)) as stem
    group by stem, added.id`;
}
