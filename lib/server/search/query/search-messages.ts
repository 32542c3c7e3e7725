import { LIMITS } from "@/lib/contract/limits";
import type { Message } from "@/lib/contract/messages";
import type { SearchPage, SearchQuery } from "@/lib/contract/search";
import type { Actor } from "../../accounts/actor/actor";
import { SEARCH_CONNECTIONS } from "../../db/connect";
import type { MessageRow } from "../../messages/to-message";
import { toMessagesWithStatus } from "../../messages/to-messages-with-status";
import { metrics } from "../../metrics/metrics";
import { errorCode, unavailable } from "../../platform/errors";
import { runtime, type Transaction } from "../../platform/runtime";
import { withSemaphore } from "../../platform/semaphore";
import { membership } from "../../rooms/membership/membership";
import { type Clause, withSubstringMatching } from "./clause";
import { expandTerms } from "./expand-terms";
import { findHits } from "./find-hits";
import { highlightSpans } from "./match-message";
import { planSearch } from "./plan-search";
import { relevanceScore } from "./relevance";
import { parseSearchCursor, relevanceCursor, timeCursor } from "./search-cursor";
import { loadRoomTitles, loadSearchScope } from "./search-scope";

/** One connection per search; further searches wait for one. */
const BOUNDS = { atOnce: SEARCH_CONNECTIONS, waiting: 24, waitMs: 500 };
/**
 * How long after its arrival, waiting included, a search may start another statement. The last statement has a timeout of
 * its own: together less than 2 s.
 */
const START_STATEMENT_WITHIN_MS = 1_200;
/** Newest hits that are ranked by relevance. */
const RANKED_HITS = 200;
/** Max index look-ups, one per room and term, to start the scans. */
const MAX_LOOKUPS = 20_000;
/** Bounds of the number of terms that a word is expanded to. */
const MAX_TERMS = 200;
const MIN_TERMS = 8;
/** SQLSTATE of a statement that ran into its timeout. */
const QUERY_CANCELED = "57014";
/** SQLSTATE of a prepared statement whose result gained a column. It is discarded then, so a retry prepares it again. */
const PREPARED_STATEMENT_OUTDATED = "0A000";
const MAX_ATTEMPTS = 3;

interface SearchResult {
  messages: Message[];
  clauses: readonly Clause[];
  titles: Map<string, string>;
  nextCursor: string | null;
}

/**
 * Finds messages that match a query, in the actor's rooms, from the first visible message. The message rows themselves
 * decide, in one snapshot, so edits, deletions and removals count at once (P9, P10). Throws `unavailable` after 2 s.
 *
 * @param languages the actor's language tags (BCP 47), whose words are found by their stem.
 */
export async function searchMessages(
  actor: Actor,
  query: SearchQuery,
  languages: readonly string[] = [],
): Promise<SearchPage> {
  const startedAt = performance.now();
  if (query.roomId) await membership(actor, query.roomId);
  const checkDeadline = () => {
    if (performance.now() - startedAt > START_STATEMENT_WITHIN_MS) throw unavailable(1_000);
  };
  const result = await withSemaphore("search", BOUNDS, () =>
    inSnapshot((sql) => runSearch(sql, { actor, query, languages, checkDeadline })),
  );
  metrics().searchSeconds.observe((performance.now() - startedAt) / 1_000);
  return {
    hits: result.messages.map((message) => ({
      message,
      roomTitle: result.titles.get(message.roomId) ?? "",
      highlights: highlightSpans(message.content, result.clauses),
    })),
    nextCursor: result.nextCursor,
  };
}

async function inSnapshot<T>(work: (sql: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runtime("searches").run(work);
    } catch (error) {
      const code = errorCode(error);
      if (code === QUERY_CANCELED) throw unavailable(1_000);
      if (code !== PREPARED_STATEMENT_OUTDATED || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}

interface SearchInput {
  actor: Actor;
  query: SearchQuery;
  /** Language tags of the request. */
  languages: readonly string[];
  /** Called before each statement, which has a timeout of its own. Throws `unavailable` once it is too late for another. */
  checkDeadline: () => void;
}

async function runSearch(
  sql: Transaction,
  { actor, query, languages, checkDeadline }: SearchInput,
): Promise<SearchResult> {
  checkDeadline();
  const plan = await planSearch(sql, actor, query);
  if (!plan) return { messages: [], clauses: [], titles: new Map(), nextCursor: null };
  const { clauses } = plan.criteria;
  const ranked = query.sort === "relevance" && clauses.length > 0;
  const cursor = parseSearchCursor(query.cursor, ranked);
  // Pages by relevance are parts of one ranking: that of the messages that existed at the first page.
  const asOf = ranked ? (cursor?.ms ?? Date.now()) : null;
  const before = cursor && "id" in cursor ? cursor : null;
  const criteria =
    asOf === null ? plan.criteria : { ...plan.criteria, until: earliest(plan.criteria.until, asOf + 1) };
  const until = before ? earliest(criteria.until, before.ms) : criteria.until;
  const filter = { roomId: query.roomId, roomTitles: plan.roomTitles, since: criteria.since, until };
  checkDeadline();
  const [rooms, own] = await Promise.all([loadSearchScope(sql, actor, filter), profileLanguage(sql, actor)]);
  const allLanguages = [...own, ...languages];
  const count = ranked ? RANKED_HITS : LIMITS.userPageSize + 1;
  const findMatches = async (tried: readonly Clause[]) => {
    const groups = await expandTerms(sql, {
      ...criteria,
      clauses: tried,
      languages: allLanguages,
      limit: termLimit(rooms, tried),
      checkDeadline,
    });
    return findHits(sql, actor, {
      rooms,
      groups,
      criteria: { ...criteria, clauses: tried },
      before,
      count,
      checkDeadline,
    });
  };
  let rows = await findMatches(clauses);
  let matched = clauses;
  const substringClauses = rows.length === 0 ? withSubstringMatching(clauses) : null;
  if (substringClauses) [rows, matched] = [await findMatches(substringClauses), substringClauses];
  if (asOf !== null) rows = rankByRelevance(rows, matched, asOf);
  return page(sql, actor, {
    rows,
    clauses: matched,
    asOf,
    offset: cursor && "offset" in cursor ? cursor.offset : 0,
  });
}

/** Returns the max number of terms per word: the more rooms, the fewer, so that the cost of a query is bounded. */
function termLimit(rooms: readonly unknown[], clauses: readonly Clause[]): number {
  const wordCount = clauses.reduce((sum, { matchers }) => sum + matchers.length, 0);
  return Math.max(
    MIN_TERMS,
    Math.min(MAX_TERMS, Math.floor(MAX_LOOKUPS / Math.max(1, rooms.length * wordCount))),
  );
}

const earliest = (known: number | null, ms: number): number => (known === null ? ms : Math.min(known, ms));

function rankByRelevance(
  rows: readonly MessageRow[],
  clauses: readonly Clause[],
  asOf: number,
): MessageRow[] {
  const scored = rows.map((row) => ({ row, score: relevanceScore(row, clauses, asOf) }));
  return scored.sort((a, b) => b.score - a.score).map(({ row }) => row);
}

interface RankedRows {
  rows: readonly MessageRow[];
  clauses: readonly Clause[];
  asOf: number | null;
  offset: number;
}

async function page(
  sql: Transaction,
  actor: Actor,
  { rows, clauses, asOf, offset }: RankedRows,
): Promise<SearchResult> {
  const shown = rows.slice(offset, offset + LIMITS.userPageSize);
  const last = rows.length > offset + shown.length ? shown.at(-1) : undefined;
  const next = offset + shown.length;
  const roomIds = shown.map((row) => row.roomId);
  const [messages, titles] = await Promise.all([
    toMessagesWithStatus(shown),
    loadRoomTitles(sql, actor, roomIds),
  ]);
  return {
    messages,
    clauses,
    titles,
    nextCursor: !last ? null : asOf === null ? timeCursor(last) : relevanceCursor(asOf, next),
  };
}

async function profileLanguage(sql: Transaction, actor: Actor): Promise<string[]> {
  const [me] = await sql<
    { language: string | null }[]
  >`select language from users where id = ${actor.userId}`;
  return me?.language ? [me.language] : [];
}
