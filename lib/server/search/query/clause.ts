import { areAdjacent, type Token, tokenize } from "../text/tokenizer";
import type { QueryText } from "./parse-query";

/** One token of a query, and how it may match. */
export interface TermMatcher {
  token: Token;
  /** Also matches words that start with the token. */
  prefix: boolean;
  /** Also matches words that contain the token. */
  substring: boolean;
  /** Does not match words with the same stem. */
  exact: boolean;
  /** Words with the same stem, which match too. Filled from the term dictionary. */
  stemVariants: Set<string>;
}

/** Tokens that must occur in a row in a message. Usually one word; a phrase, `foo_bar` or 東京 are several. */
export interface Clause {
  matchers: TermMatcher[];
}

/** Min length of a token that is searched as a substring. */
const MIN_SUBSTRING_LENGTH = 3;
/** Min length of a token that is searched as a prefix. */
const MIN_PREFIX_LENGTH = 2;

/** Whether few enough words start with the token to look up all of them. */
export const isSelectivePrefix = ({ folded }: Token): boolean => folded.length >= MIN_PREFIX_LENGTH;

/** Converts the texts of a query to clauses; texts without a token are dropped. */
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

/** Returns the clauses with substring matching switched on; null if that changes none of them. */
export function withSubstringMatching(clauses: readonly Clause[]): Clause[] | null {
  let any = false;
  const widened = clauses.map(({ matchers }) => ({
    matchers: matchers.map((matcher) => {
      const { exact, token } = matcher;
      const substring = !exact && !token.unspaced && token.folded.length >= MIN_SUBSTRING_LENGTH;
      any ||= substring;
      return { ...matcher, substring };
    }),
  }));
  return any ? widened : null;
}

/** Returns the spans of a text that a clause matches, as start and end in UTF-16 units. */
export function matchSpans({ matchers }: Clause, tokens: readonly Token[]): [number, number][] {
  const spans: [number, number][] = [];
  for (let at = 0; at + matchers.length <= tokens.length; at++) {
    const first = tokens[at];
    const last = tokens[at + matchers.length - 1];
    if (
      first &&
      last &&
      matchers.every((matcher, index) => matchesAt(matchers, matcher, index, tokens, at))
    ) {
      spans.push([first.start, last.end]);
    }
  }
  return spans;
}

function matchesAt(
  matchers: readonly TermMatcher[],
  matcher: TermMatcher,
  index: number,
  tokens: readonly Token[],
  at: number,
): boolean {
  const token = tokens[at + index];
  if (!token || !matchesToken(matcher, token)) return false;
  const [before, matcherBefore] = [tokens[at + index - 1], matchers[index - 1]];
  // Characters that are adjacent in the query are one word, so they must be adjacent in the text too.
  return (
    !(before && matcherBefore && areAdjacent(matcherBefore.token, matcher.token)) ||
    areAdjacent(before, token)
  );
}

function matchesToken(matcher: TermMatcher, { folded, word, subwords }: Token): boolean {
  return matchesWord(matcher, folded, word) || subwords.some((part) => matchesWord(matcher, part, part));
}

function matchesWord(
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
