import { adjoin, type Token, tokenise } from "../text/tokenizer";
import type { WantedText } from "./parse-query";

/** One word, sign or emoji of a query. */
export interface Matcher {
  token: Token;
  /** Also words that go on after it. */
  open: boolean;
  /** Also words that hold it anywhere. */
  inside: boolean;
  exact: boolean;
  /** Other words that are found by it: those with the same stem. Filled from the list of words. */
  family: Set<string>;
}

/** Tokens that must follow on each other in a message. One word as a rule; a phrase, `foo_bar` or 東京 are several. */
export interface Clause {
  matchers: Matcher[];
}

const INSIDE_LENGTH = 3;
const OPEN_LENGTH = 2;

/** Whether few enough words begin with it to look for them all. */
export const isSelective = ({ fold }: Token): boolean => fold.length >= OPEN_LENGTH;

/** Texts without a word in them ask for nothing and are left out. */
export function clausesOf(texts: readonly WantedText[]): Clause[] {
  return texts.flatMap(({ text, exact, open }) => {
    const tokens = tokenise(text);
    const matchers = tokens.map((token, index) => ({
      token,
      open: open && index === tokens.length - 1 && !token.sign && (index > 0 || isSelective(token)),
      inside: false,
      exact,
      family: new Set<string>(),
    }));
    return matchers.length > 0 ? [{ matchers }] : [];
  });
}

/** The same, in which words are also found inside of others; null where that would be the same. */
export function insideOf(clauses: readonly Clause[]): Clause[] | null {
  let any = false;
  const wider = clauses.map(({ matchers }) => ({
    matchers: matchers.map((one) => {
      const inside = !one.exact && !one.token.sign && one.token.fold.length >= INSIDE_LENGTH;
      any ||= inside;
      return { ...one, inside };
    }),
  }));
  return any ? wider : null;
}

/** Where a clause stands in a text, in UTF-16 units. */
export function spansOf({ matchers }: Clause, tokens: readonly Token[]): [number, number][] {
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
  matchers: readonly Matcher[],
  matcher: Matcher,
  index: number,
  tokens: readonly Token[],
  at: number,
): boolean {
  const token = tokens[at + index];
  if (!token || !fits(matcher, token)) return false;
  const [before, wantedBefore] = [tokens[at + index - 1], matchers[index - 1]];
  // Signs that adjoin in the query are one word.
  return !(before && wantedBefore && adjoin(wantedBefore.token, matcher.token)) || adjoin(before, token);
}

function fits(matcher: Matcher, { fold, word, parts }: Token): boolean {
  return fitsWord(matcher, fold, word) || parts.some((part) => fitsWord(matcher, part, part));
}

function fitsWord({ token, open, inside, family }: Matcher, fold: string, word: string): boolean {
  return (
    fold === token.fold ||
    family.has(word) ||
    (open && fold.startsWith(token.fold)) ||
    (inside && fold.includes(token.fold))
  );
}
