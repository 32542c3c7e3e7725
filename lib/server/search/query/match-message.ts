import { type Facet, messageFacets, type SearchableMessage } from "../text/message-terms";
import { type Token, tokenize } from "../text/tokenizer";
import { buildClauses, type Clause, matchSpans } from "./clause";

/** The conditions that a message must meet to be found, apart from its room. */
export interface SearchCriteria {
  clauses: readonly Clause[];
  excluded: readonly Clause[];
  /** Ids of the possible senders; null for anyone. */
  senders: ReadonlySet<string> | null;
  facets: readonly Facet[];
  /** In ms; `until` is exclusive. */
  since: number | null;
  until: number | null;
}

export interface MatchableMessage extends SearchableMessage {
  createdAt: Date;
  deletedAt: Date | null;
}

/** Whether a message, as it is stored now, meets the criteria. The index only proposes candidates; this decides. */
export function matchesCriteria(row: MatchableMessage, criteria: SearchCriteria): boolean {
  const { clauses, excluded, senders, facets, since, until } = criteria;
  if (row.deletedAt || row.type === "system") return false;
  if (senders && !senders.has(row.senderId ?? "")) return false;
  const at = row.createdAt.getTime();
  if ((since !== null && at < since) || (until !== null && at >= until)) return false;
  if (facets.length > 0 && !facets.every((facet) => messageFacets(row).includes(facet))) return false;
  if (clauses.length === 0 && excluded.length === 0) return true;
  const texts = tokenizeTexts(row);
  return (
    clauses.every((clause) => matchesAny(clause, texts)) &&
    !excluded.some((clause) => matchesAny(clause, texts))
  );
}

/** Builds the clauses of excluded texts, which match exactly: no prefixes, no stems. */
export const buildExcludedClauses = (texts: readonly string[]): Clause[] =>
  buildClauses(texts.map((text) => ({ text, exact: true, prefix: false })));

/** Returns the tokens of the content and of each file name separately: a phrase never spans two of them. */
const tokenizeTexts = ({ content, attachments }: SearchableMessage): Token[][] =>
  [content, ...(attachments ?? []).map(({ name }) => name)].map(tokenize);

const matchesAny = (clause: Clause, texts: readonly Token[][]): boolean =>
  texts.some((tokens) => matchSpans(clause, tokens).length > 0);

/** Returns the spans of a content that any clause matches, in order; touching spans are merged. */
export function highlightSpans(content: string, clauses: readonly Clause[]): [number, number][] {
  const tokens = tokenize(content);
  const spans = clauses.flatMap((clause) => matchSpans(clause, tokens)).sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [start, end] of spans) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}
