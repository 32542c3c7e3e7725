import { containsPattern } from "../../db/like-pattern";
import type { Transaction } from "../../platform/runtime";
import { fold } from "../text/fold";
import { type Facet, facetTerm, senderTerm } from "../text/message-terms";
import { stemmersForLanguages } from "../text/stemmers";
import { areAdjacent } from "../text/tokenizer";
import { type Clause, isSelectivePrefix, type TermMatcher } from "./clause";

/** Ids of terms that count as the same (OR). A message must have a term of every group (AND). */
export type TermGroup = number[];

interface TermExpansion {
  clauses: readonly Clause[];
  senders: ReadonlySet<string> | null;
  facets: readonly Facet[];
  /** Language tags (BCP 47) of the user who searches. */
  languages: readonly string[];
  /** Max terms of one group. */
  limit: number;
  /** Throws when there is no time left for another statement. */
  checkDeadline: () => void;
}

/** Max groups. The words beyond are left to the check of the text, which then has few messages to examine. */
const MAX_GROUPS = 16;
/** Max terms scanned to find the shortest that match. */
const MAX_SCANNED_TERMS = 2_000;
const HIGHEST_CHARACTER = "\u{10ffff}";

interface Lookup {
  fold: string;
  matcher: TermMatcher | null;
}
interface FoundTerm {
  index: number;
  id: number;
  word: string;
}

/**
 * Looks up the terms that can match a query, one group for each token, for the senders and for each facet. Adds words with
 * the same stem to the `stemVariants` of the query's matchers.
 */
export async function expandTerms(sql: Transaction, expansion: TermExpansion): Promise<TermGroup[]> {
  const lookups = expansion.clauses.flatMap(({ matchers }) => lookupsOf(matchers)).slice(0, MAX_GROUPS);
  const groups = lookups.map(() => new Set<number>());
  const collect = (found: readonly FoundTerm[], areVariants: boolean) => {
    for (const { index, id, word } of found) {
      const group = groups[index];
      if (!group || group.size >= expansion.limit) continue;
      group.add(id);
      if (areVariants) lookups[index]?.matcher?.stemVariants.add(word);
    }
  };
  const { checkDeadline } = expansion;
  checkDeadline();
  const [exact, filters] = await Promise.all([
    exactTerms(sql, lookups, expansion.limit),
    filterGroups(sql, expansion),
  ]);
  collect(exact, false);
  checkDeadline();
  collect(await termsWithSameStem(sql, lookups, exact, expansion), true);
  for (const [index, lookup] of lookups.entries()) {
    checkDeadline();
    if (lookup.matcher?.substring)
      collect(await termsContaining(sql, index, lookup.fold, expansion.limit), false);
    else if (lookup.matcher?.prefix)
      collect(await termsWithPrefix(sql, index, lookup.fold, expansion.limit), false);
  }
  return [...groups.map((group) => [...group]), ...filters];
}

/**
 * Returns what to look up for a clause: the pairs of adjacent unspaced characters, else the word itself. A prefix of one
 * letter after other tokens is left to the check of the text.
 */
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

async function exactTerms(sql: Transaction, lookups: readonly Lookup[], limit: number): Promise<FoundTerm[]> {
  if (lookups.length === 0) return [];
  return sql<FoundTerm[]>`
    select (q.ordinal - 1)::int as index, t.id, t.word
    from unnest(${lookups.map((lookup) => lookup.fold)}::text[]) with ordinality q(fold, ordinal)
    cross join lateral (select id, word from search_terms where fold = q.fold limit ${limit}) t`;
}

/** Finds terms by the stems of the words as typed, and of words that differ from them in accents only. */
async function termsWithSameStem(
  sql: Transaction,
  lookups: readonly Lookup[],
  exact: readonly FoundTerm[],
  { languages, limit }: TermExpansion,
): Promise<FoundTerm[]> {
  const typed = lookups.map(({ matcher }, index) => ({ index, word: matcher?.token.word ?? "" }));
  const seen = new Set<string>();
  const stemLookups = [...typed, ...exact].flatMap(({ index, word }) => {
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
  if (stemLookups.length === 0) return [];
  return sql<FoundTerm[]>`
    select distinct q.index, t.id, t.word
    from unnest(
      ${stemLookups.map((one) => one.index)}::int[], ${stemLookups.map((one) => one.word)}::text[],
      ${stemLookups.map((one) => one.dictionary)}::text[], ${stemLookups.map((one) => one.bit)}::int[]
    ) as q(index, word, dictionary, bit)
    cross join lateral unnest(ts_lexize(q.dictionary::regdictionary, q.word)) as lexeme(stem)
    join search_stems s on s.stem = lexeme.stem and s.languages & q.bit <> 0
    join search_terms t on t.id = s.term_id
    limit ${limit * lookups.length}`;
}

/** Finds terms that start with a prefix, the shortest first: they are meant most often. */
async function termsWithPrefix(
  sql: Transaction,
  index: number,
  prefix: string,
  limit: number,
): Promise<FoundTerm[]> {
  return sql<FoundTerm[]>`
    select ${index}::int as index, id, word from (
      select id, word, fold from search_terms where fold ~>=~ ${prefix} and fold ~<~ ${prefix + HIGHEST_CHARACTER}
      limit ${MAX_SCANNED_TERMS}
    ) terms order by length(fold), fold limit ${limit}`;
}

/** Finds terms that contain a text, by the trigram index, which PostgreSQL can read by a bitmap scan only. */
async function termsContaining(
  sql: Transaction,
  index: number,
  part: string,
  limit: number,
): Promise<FoundTerm[]> {
  await sql`set local enable_bitmapscan = on`;
  const found = await sql<FoundTerm[]>`
    select ${index}::int as index, id, word from (
      select id, word, fold from search_terms where fold like ${containsPattern(part)} limit ${MAX_SCANNED_TERMS}
    ) terms order by length(fold), fold limit ${limit}`;
  await sql`set local enable_bitmapscan = off`;
  return found;
}

async function filterGroups(sql: Transaction, { senders, facets }: TermExpansion): Promise<TermGroup[]> {
  const groups = [
    ...(senders ? [[...senders].map(senderTerm)] : []),
    ...facets.map((facet) => [facetTerm(facet)]),
  ];
  if (groups.length === 0) return [];
  const rows = await sql<{ id: number; word: string }[]>`
    select id, word from search_terms where word = any(${groups.flat()}::text[])`;
  const ids = new Map(rows.map(({ id, word }) => [word, id]));
  return groups.map((group) => group.flatMap((term) => ids.get(term) ?? []));
}
