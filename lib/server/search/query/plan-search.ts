import type { SearchQuery } from "@/lib/contract/search";
import type { Actor } from "../../accounts/actor/actor";
import type { Transaction } from "../../platform/runtime";
import { buildClauses } from "./clause";
import { buildExcludedClauses, type SearchCriteria } from "./match-message";
import { parseQuery } from "./parse-query";
import { resolveSenders } from "./resolve-senders";

export interface SearchPlan {
  criteria: SearchCriteria;
  /** Parts of room titles. */
  roomTitles: readonly string[];
}

/** What a query asks for, its parameters and the operators in its text together; null when that can be nothing. */
export async function planSearch(
  sql: Transaction,
  actor: Actor,
  query: SearchQuery,
): Promise<SearchPlan | null> {
  const wanted = parseQuery(query.q ?? "");
  const clauses = buildClauses(wanted.texts);
  const facets = query.has ? [...wanted.has, query.has] : wanted.has;
  const named = wanted.senderNames.length > 0 ? await resolveSenders(sql, actor, wanted.senderNames) : null;
  const senders = query.from ? [query.from].filter((id) => named?.includes(id) ?? true) : named;
  const since = bound(Math.max, query.after, wanted.since);
  const until = bound(Math.min, query.before, wanted.until);
  if (senders?.length === 0) return null;
  // Signs alone ask for nothing, and neither does what is only not wanted.
  if (clauses.length === 0) {
    const times = since !== null || until !== null;
    const narrow = senders || facets.length > 0 || wanted.roomTitles.length > 0 || times;
    if (wanted.texts.length > 0 || !narrow) return null;
  }
  const unwanted = buildExcludedClauses(wanted.excluded);
  return {
    criteria: { clauses, excluded: unwanted, senders: senders && new Set(senders), facets, since, until },
    roomTitles: wanted.roomTitles,
  };
}

function bound(choose: (...ms: number[]) => number, ...times: (string | null | undefined)[]): number | null {
  const known = times.flatMap((time) => (time ? [Date.parse(time)] : []));
  return known.length > 0 ? choose(...known) : null;
}
