import { type Token, tokenize } from "../text/tokenizer";
import { type Clause, matchSpans } from "./clause";
import type { MatchableMessage } from "./match-message";

const DAY_MS = 24 * 60 * 60_000;
/** Age at which the bonus for being recent has halved. */
const HALF_LIFE_MS = 90 * DAY_MS;

/**
 * Scores how well a message answers a query, from 0 to about 3. Higher scores: words as typed rather than by stem, many
 * matches in a short text (as in BM25, b = 1), matches close together, and a recent message.
 */
export function relevanceScore(row: MatchableMessage, clauses: readonly Clause[], now: number): number {
  const tokens = tokenize(row.content);
  const scores = clauses.map((clause) => termScore(clause, tokens));
  const mean = scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
  const age = Math.max(0, now - row.createdAt.getTime());
  return mean + proximity(clauses, tokens) + 0.3 * 0.5 ** (age / HALF_LIFE_MS);
}

function termScore(clause: Clause, tokens: readonly Token[]): number {
  const literal = {
    matchers: clause.matchers.map((matcher) => ({
      ...matcher,
      prefix: false,
      substring: false,
      stemVariants: new Set<string>(),
    })),
  };
  const exact = matchSpans(literal, tokens).length;
  const other = matchSpans(clause, tokens).length - exact;
  const frequency = exact + 0.5 * other;
  return (frequency * 2) / (frequency + 0.5 + tokens.length / 20);
}

/** Scores the distance of the clauses' first matches: 1 for adjacent words, less the further they are apart. */
function proximity(clauses: readonly Clause[], tokens: readonly Token[]): number {
  if (clauses.length < 2) return 0;
  const firsts = clauses.map((clause) => matchSpans(clause, tokens)[0]?.[0]);
  if (firsts.some((at) => at === undefined)) return 0;
  const known = firsts.filter((at) => at !== undefined);
  const width = Math.max(...known) - Math.min(...known);
  return 1 / (1 + width / 40);
}
