import { type Token, tokenize } from "../text/tokenizer";
import { type Clause, matchSpans } from "./clause";
import type { MatchableMessage } from "./match-message";

const DAY = 24 * 60 * 60_000;
/** After so long the age of a message counts half of what it did. */
const HALF_LIFE = 90 * DAY;

/**
 * How well a message answers, 0 to about 3: words as they were typed before others of their stem, often in little text
 * (as in BM25, b = 1), close together, and a little for being new.
 */
export function relevanceScore(row: MatchableMessage, clauses: readonly Clause[], now: number): number {
  const tokens = tokenize(row.content);
  const words = clauses.map((clause) => wordScore(clause, tokens));
  const mean = words.reduce((sum, one) => sum + one, 0) / Math.max(1, words.length);
  const age = Math.max(0, now - row.createdAt.getTime());
  return mean + closeness(clauses, tokens) + 0.3 * 0.5 ** (age / HALF_LIFE);
}

function wordScore(clause: Clause, tokens: readonly Token[]): number {
  const literal = {
    matchers: clause.matchers.map((one) => ({
      ...one,
      prefix: false,
      substring: false,
      stemVariants: new Set<string>(),
    })),
  };
  const exact = matchSpans(literal, tokens).length;
  const other = matchSpans(clause, tokens).length - exact;
  const often = exact + 0.5 * other;
  return (often * 2) / (often + 0.5 + tokens.length / 20);
}

/** 1 for words that follow on each other, less the further they are apart. */
function closeness(clauses: readonly Clause[], tokens: readonly Token[]): number {
  if (clauses.length < 2) return 0;
  const firsts = clauses.map((clause) => matchSpans(clause, tokens)[0]?.[0]);
  if (firsts.some((at) => at === undefined)) return 0;
  const known = firsts.filter((at) => at !== undefined);
  const width = Math.max(...known) - Math.min(...known);
  return 1 / (1 + width / 40);
}
