import type { SearchQuery } from "@/lib/contract/search";
import type { Actor } from "../../accounts/actor/actor";
import type { Transaction } from "../../platform/runtime";
import { buildClauses } from "./clause";
import { buildExcludedClauses, type SearchCriteria } from "./match-message";
import { parseQuery } from "./parse-query";
import { resolveSenders } from "./resolve-senders";

interface SearchPlan {
  criteria: SearchCriteria;
  /** Texts that the room's title must contain. */
  roomTitles: readonly string[];
}

/** Combines the parameters of a query with the operators in its text; null if nothing can match. */
export async function planSearch(
  sql: Transaction,
  actor: Actor,
  query: SearchQuery,
): Promise<SearchPlan | null> {
  const parsed = parseQuery(query.q ?? "");
  const clauses = buildClauses(parsed.texts);
  const facets = query.has ? [...parsed.has, query.has] : parsed.has;
  const senderIds =
    parsed.senderNames.length > 0 ? await resolveSenders(sql, actor, parsed.senderNames) : null;
  const senders = query.from ? [query.from].filter((id) => senderIds?.includes(id) ?? true) : senderIds;
  const since = combineTimes(Math.max, query.after, parsed.since);
  const until = combineTimes(Math.min, query.before, parsed.until);
  if (senders?.length === 0) return null;
  // Punctuation alone, or exclusions alone, find nothing.
  if (clauses.length === 0) {
    const times = since !== null || until !== null;
    const filtered = senders || facets.length > 0 || parsed.roomTitles.length > 0 || times;
    if (parsed.texts.length > 0 || !filtered) return null;
  }
  const excluded = buildExcludedClauses(parsed.excluded);
  return {
    criteria: { clauses, excluded, senders: senders && new Set(senders), facets, since, until },
    roomTitles: parsed.roomTitles,
  };
}

function combineTimes(
  choose: (...ms: number[]) => number,
  ...times: (string | null | undefined)[]
): number | null {
  const known = times.flatMap((time) => (time ? [Date.parse(time)] : []));
  return known.length > 0 ? choose(...known) : null;
}
