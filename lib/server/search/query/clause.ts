import { areAdjacent, type Token, tokenize } from "../text/tokenizer";
import type { QueryText } from "./parse-query";

/** One word, sign or emoji of a query. */
export interface TermMatcher {
  token: Token;
  /** Also words that go on after it. */
  prefix: boolean;
  /** Also words that hold it anywhere. */
  substring: boolean;
  exact: boolean;
  /** Other words that are found by it: those with the same stem. Filled from the list of words. */
  stemVariants: Set<string>;
}

/** Tokens that must follow on each other in a message. One word as a rule; a phrase, `foo_bar` or 東京 are several. */
export interface Clause {
  matchers: TermMatcher[];
}

const INSIDE_LENGTH = 3;
const OPEN_LENGTH = 2;

/** Whether few enough words begin with it to look for them all. */
export const isSelectivePrefix = ({ folded }: Token): boolean => folded.length >= OPEN_LENGTH;

/** Texts without a word in them ask for nothing and are left out. */
export function buildClauses(texts: readonly QueryText[]): Clause[] {
  return texts.flatMap(({ text, exact, prefix }) => {
    const tokens = tokenize(text);
    const matchers = tokens.map((token, index) => ({
      token,
      prefix:
        prefix && index === tokens.length - 1 && !token.unspaced && (index > 0 || isSelectivePrefix(token)),
      substring: false,
      exact,
      stemVariants: new Set<string>(),
    }));
    return matchers.length > 0 ? [{ matchers }] : [];
  });
}

/** The same, in which words are also found inside of others; null where that would be the same. */
export function withSubstringMatching(clauses: readonly Clause[]): Clause[] | null {
  let any = false;
  const wider = clauses.map(({ matchers }) => ({
    matchers: matchers.map((one) => {
      const inside = !one.exact && !one.token.unspaced && one.token.folded.length >= INSIDE_LENGTH;
      any ||= inside;
      return { ...one, substring: inside };
    }),
  }));
  return any ? wider : null;
}

/** Where a clause stands in a text, in UTF-16 units. */
export function matchSpans({ matchers }: Clause, tokens: readonly Token[]): [number, number][] {
  const spans: [number, number][] = [];
  for (let at = 0; at + matchers.length <= tokens.length; at++) {
    const first = tokens[at];
    const last = tokens[at + matchers.length - 1];
    if (first && last && matchers.every((one, index) => standsAt(matchers, one, index, tokens, at))) {
      spans.push([first.start, last.end]);
    }
  }
  return spans;
}

function standsAt(
  matchers: readonly TermMatcher[],
  matcher: TermMatcher,
  index: number,
  tokens: readonly Token[],
  at: number,
): boolean {
  const token = tokens[at + index];
  if (!token || !fits(matcher, token)) return false;
  const [before, wantedBefore] = [tokens[at + index - 1], matchers[index - 1]];
  // Signs that adjoin in the query are one word.
  return (
    !(before && wantedBefore && areAdjacent(wantedBefore.token, matcher.token)) || areAdjacent(before, token)
  );
}

function fits(matcher: TermMatcher, { folded, word, subwords }: Token): boolean {
  return fitsWord(matcher, folded, word) || subwords.some((part) => fitsWord(matcher, part, part));
}

function fitsWord(
  { token, prefix, substring, stemVariants }: TermMatcher,
  fold: string,
  word: string,
): boolean {
  return (
    fold === token.folded ||
    stemVariants.has(word) ||
    (prefix && fold.startsWith(token.folded)) ||
    (substring && fold.includes(token.folded))
  );
}
