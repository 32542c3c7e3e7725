import { type Facet, messageFacets, type SearchableMessage } from "../text/message-terms";
import { type Token, tokenize } from "../text/tokenizer";
import { buildClauses, type Clause, matchSpans } from "./clause";

/** All that a message must be to be found, beside its room. */
export interface SearchCriteria {
  clauses: readonly Clause[];
  excluded: readonly Clause[];
  /** One of these must have sent it; null for anyone. */
  senders: ReadonlySet<string> | null;
  facets: readonly Facet[];
  /** ms; `until` excluded. */
  since: number | null;
  until: number | null;
}

export interface MatchableMessage extends SearchableMessage {
  createdAt: Date;
  deletedAt: Date | null;
}

/** Whether a message, as it is stored now, is what was asked for. The index only proposes; this decides. */
export function matchesCriteria(row: MatchableMessage, demands: SearchCriteria): boolean {
  const { clauses, excluded, senders, facets, since, until } = demands;
  if (row.deletedAt || row.type === "system") return false;
  if (senders && !senders.has(row.senderId ?? "")) return false;
  const at = row.createdAt.getTime();
  if ((since !== null && at < since) || (until !== null && at >= until)) return false;
  if (facets.length > 0 && !facets.every((one) => messageFacets(row).includes(one))) return false;
  if (clauses.length === 0 && excluded.length === 0) return true;
  const texts = textsOf(row);
  return clauses.every((one) => holds(one, texts)) && !excluded.some((one) => holds(one, texts));
}

/** What is not wanted is so in these very words, beginnings and stems left aside. */
export const buildExcludedClauses = (texts: readonly string[]): Clause[] =>
  buildClauses(texts.map((text) => ({ text, exact: true, prefix: false })));

/** The content, and the names of files each for itself: a phrase does not go on from one into the other. */
const textsOf = ({ content, attachments }: SearchableMessage): Token[][] =>
  [content, ...(attachments ?? []).map(({ name }) => name)].map(tokenize);

const holds = (clause: Clause, texts: readonly Token[][]): boolean =>
  texts.some((tokens) => matchSpans(clause, tokens).length > 0);

/** Where a content holds what was looked for, in order; what touches is one. */
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
