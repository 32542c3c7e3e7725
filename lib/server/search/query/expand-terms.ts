import { containsPattern } from "../../db/like-pattern";
import type { Transaction } from "../../platform/runtime";
import { fold } from "../text/fold";
import { type Facet, facetTerm, senderTerm } from "../text/message-terms";
import { stemmersForLanguages } from "../text/stemmers";
import { areAdjacent } from "../text/tokenizer";
import { type Clause, isSelectivePrefix, type TermMatcher } from "./clause";

/** Term ids of which a message must have one. A message must have one of each group. */
export type TermGroup = number[];

export interface TermExpansion {
  clauses: readonly Clause[];
  senders: ReadonlySet<string> | null;
  facets: readonly Facet[];
  /** Of the person who searches, as browsers name them. */
  languages: readonly string[];
  /** Terms of one group at most. */
  limit: number;
  /** Throws when there is no time left for another statement. */
  checkDeadline: () => void;
}

/** More groups than this leave no message that the check of the text itself would not sort out. */
const GROUPS = 16;
/** Words looked at for the shortest ones that begin so. */
const BEGINNINGS = 2_000;
const AFTER_ALL = "\u{10ffff}";

interface Lookup {
  fold: string;
  matcher: TermMatcher | null;
}
interface Found {
  index: number;
  id: number;
  word: string;
}

/** Looks up which terms can answer a query, and tells its words which others belong to them. */
export async function expandTerms(sql: Transaction, expansion: TermExpansion): Promise<TermGroup[]> {
  const lookups = expansion.clauses.flatMap(({ matchers }) => lookupsOf(matchers)).slice(0, GROUPS);
  const groups = lookups.map(() => new Set<number>());
  const collect = (found: readonly Found[], widen: boolean) => {
    for (const { index, id, word } of found) {
      const group = groups[index];
      if (!group || group.size >= expansion.limit) continue;
      group.add(id);
      if (widen) lookups[index]?.matcher?.stemVariants.add(word);
    }
  };
  const { checkDeadline } = expansion;
  checkDeadline();
  const [same, filters] = await Promise.all([
    sameWords(sql, lookups, expansion.limit),
    filterGroups(sql, expansion),
  ]);
  collect(same, false);
  checkDeadline();
  collect(await sameStems(sql, lookups, same, expansion), true);
  for (const [index, lookup] of lookups.entries()) {
    checkDeadline();
    if (lookup.matcher?.substring) collect(await wordsWith(sql, index, lookup.fold, expansion.limit), false);
    else if (lookup.matcher?.prefix)
      collect(await wordsFrom(sql, index, lookup.fold, expansion.limit), false);
  }
  return [...groups.map((group) => [...group]), ...filters];
}

/** Of adjoining signs the pairs; of anything else the word itself. One letter behind others is left to the check of the text. */
function lookupsOf(matchers: readonly TermMatcher[]): Lookup[] {
  return matchers.flatMap((matcher, index): Lookup[] => {
    const [before, next] = [matchers[index - 1], matchers[index + 1]];
    if (next && areAdjacent(matcher.token, next.token)) {
      return [{ fold: fold(matcher.token.word + next.token.word), matcher: null }];
    }
    const paired = before !== undefined && areAdjacent(before.token, matcher.token);
    return paired || (matcher.prefix && !isSelectivePrefix(matcher.token))
      ? []
      : [{ fold: matcher.token.folded, matcher }];
  });
}

async function sameWords(sql: Transaction, lookups: readonly Lookup[], limit: number): Promise<Found[]> {
  if (lookups.length === 0) return [];
  return sql<Found[]>`
    select (q.place - 1)::int as index, t.id, t.word
    from unnest(${lookups.map((one) => one.fold)}::text[]) with ordinality q(fold, place)
    cross join lateral (select id, word from search_terms where fold = q.fold limit ${limit}) t`;
}

/** By the word as it was written, and by those that are the same but for their accents. */
async function sameStems(
  sql: Transaction,
  lookups: readonly Lookup[],
  same: readonly Found[],
  { languages, limit }: TermExpansion,
): Promise<Found[]> {
  const written = lookups.map(({ matcher }, index) => ({ index, word: matcher?.token.word ?? "" }));
  const seen = new Set<string>();
  const asked = [...written, ...same].flatMap(({ index, word }) => {
    const matcher = lookups[index]?.matcher;
    if (!matcher || matcher.exact || seen.has(`${index} ${word}`)) return [];
    seen.add(`${index} ${word}`);
    return stemmersForLanguages(languages, word).map(({ dictionary, bit }) => ({
      index,
      word,
      dictionary,
      bit,
    }));
  });
  if (asked.length === 0) return [];
  return sql<Found[]>`
    select distinct q.index, t.id, t.word
    from unnest(
      ${asked.map((one) => one.index)}::int[], ${asked.map((one) => one.word)}::text[],
      ${asked.map((one) => one.dictionary)}::text[], ${asked.map((one) => one.bit)}::int[]
    ) as q(index, word, dictionary, bit)
    cross join lateral unnest(ts_lexize(q.dictionary::regdictionary, q.word)) as lexeme(stem)
    join search_stems s on s.stem = lexeme.stem and s.languages & q.bit <> 0
    join search_terms t on t.id = s.term_id
    limit ${limit * lookups.length}`;
}

/** The shortest ones first: of all that go on, they are meant most often. */
async function wordsFrom(sql: Transaction, index: number, from: string, limit: number): Promise<Found[]> {
  return sql<Found[]>`
    select ${index}::int as index, id, word from (
      select id, word, fold from search_terms where fold ~>=~ ${from} and fold ~<~ ${from + AFTER_ALL}
      limit ${BEGINNINGS}
    ) words order by length(fold), fold limit ${limit}`;
}

/** By the index of their trigrams, which PostgreSQL reads by a bitmap only. */
async function wordsWith(sql: Transaction, index: number, part: string, limit: number): Promise<Found[]> {
  await sql`set local enable_bitmapscan = on`;
  const found = await sql<Found[]>`
    select ${index}::int as index, id, word from (
      select id, word, fold from search_terms where fold like ${containsPattern(part)} limit ${BEGINNINGS}
    ) words order by length(fold), fold limit ${limit}`;
  await sql`set local enable_bitmapscan = off`;
  return found;
}

async function filterGroups(sql: Transaction, { senders, facets }: TermExpansion): Promise<TermGroup[]> {
  const wanted = [
    ...(senders ? [[...senders].map(senderTerm)] : []),
    ...facets.map((one) => [facetTerm(one)]),
  ];
  if (wanted.length === 0) return [];
  const rows = await sql<{ id: number; word: string }[]>`
    select id, word from search_terms where word = any(${wanted.flat()}::text[])`;
  const ids = new Map(rows.map(({ id, word }) => [word, id]));
  return wanted.map((words) => words.flatMap((word) => ids.get(word) ?? []));
}
