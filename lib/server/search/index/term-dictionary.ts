import { runtime, singleton } from "../../platform/runtime";
import { fold } from "../text/fold";
import { stemmersForScript } from "../text/stemmers";

const REMEMBERED = 200_000;
const BATCH = 5_000;
/** A word without a message goes after a day: see `expireTerms`. */
const REMEMBERED_MS = 60 * 60_000;

interface Memory {
  ids: Map<string, number>;
  since: number;
}

/** Ids never change, and no word goes that was learned within the hour. */
function remembered(): Map<string, number> {
  const memory = singleton<Memory>("search-term-ids", () => ({ ids: new Map(), since: performance.now() }));
  if (performance.now() - memory.since > REMEMBERED_MS) {
    Object.assign(memory, { ids: new Map(), since: performance.now() });
  }
  return memory.ids;
}

/**
 * The ids of words, new ones included: they are stored with their stems in one statement of its own, so that no id is
 * used before its word is there for everyone.
 */
export async function getOrCreateTermIds(words: Iterable<string>): Promise<Map<string, number>> {
  const memory = remembered();
  const ids = new Map<string, number>();
  const unknown: string[] = [];
  for (const word of words) {
    const id = memory.get(word);
    if (id === undefined) unknown.push(word);
    else ids.set(word, id);
  }
  // In one order everywhere, or two processes with the same new words would wait for each other.
  unknown.sort();
  for (let at = 0; at < unknown.length; at += BATCH) {
    for (const { id, word } of await learn(unknown.slice(at, at + BATCH))) {
      ids.set(word, id);
      if (memory.size >= REMEMBERED) memory.clear();
      memory.set(word, id);
    }
  }
  return ids;
}

interface Term {
  id: number;
  word: string;
}

async function learn(words: string[]): Promise<Term[]> {
  const known = await stored(words);
  const have = new Set(known.map((term) => term.word));
  const missing = words.filter((word) => !have.has(word));
  if (missing.length === 0) return known;
  await store(missing);
  return [...known, ...(await stored(missing))];
}

/** A word that was about to go stays. */
async function stored(words: string[]): Promise<Term[]> {
  const found = await runtime("sql")<(Term & { unused: boolean })[]>`
    select id, word, unused_since is not null as unused from search_terms where word = any(${words}::text[])`;
  const unused = found.filter((term) => term.unused).map((term) => term.id);
  if (unused.length === 0) return found;
  const kept = await runtime("sql")<Term[]>`
    update search_terms set unused_since = null where id = any(${unused}::int[]) returning id, word`;
  return [...found.filter((term) => !term.unused), ...kept];
}

async function store(words: string[]): Promise<void> {
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
