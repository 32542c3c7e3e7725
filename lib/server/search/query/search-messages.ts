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

/** A connection each, and a few that wait for one. */
const BOUNDS = { atOnce: SEARCH_CONNECTIONS, waiting: 24, waitMs: 500 };
/** From its arrival on, waiting included; with the last statement, which has a bound of its own, less than 2 s. */
const WORK_MS = 1_200;
/** Of so many of the newest hits the best ones are found by relevance. */
const RANKED = 200;
/** Look-ups of the newest place of a word in a room. */
const LOOKUPS = 20_000;
const TERMS = 200;
const FEWEST_TERMS = 8;
const CANCELLED = "57014";
/** What was prepared before a newer version added a column. It is forgotten then, so another try prepares it anew. */
const OUTDATED = "0A000";
const TRIES = 3;

interface Answer {
  messages: Message[];
  clauses: readonly Clause[];
  titles: Map<string, string>;
  nextCursor: string | null;
}

/**
 * Messages that hold all texts, in rooms that the actor is in, from where their history starts; judged on the rows
 * themselves in one snapshot, so an edit, a deletion or a removal counts at once (P9, P10). `unavailable` after 2 s.
 *
 * @param languages of the actor, as browsers name them: whose words are found by their stem.
 */
export async function searchMessages(
  actor: Actor,
  query: SearchQuery,
  languages: readonly string[] = [],
): Promise<SearchPage> {
  const startedAt = performance.now();
  if (query.roomId) await membership(actor, query.roomId);
  const inTime = () => {
    if (performance.now() - startedAt > WORK_MS) throw unavailable(1_000);
  };
  const answer = await withSemaphore("search", BOUNDS, () =>
    inSnapshot((sql) => answerTo(sql, { actor, query, spoken: languages, inTime })),
  );
  metrics().searchSeconds.observe((performance.now() - startedAt) / 1_000);
  return {
    hits: answer.messages.map((message) => ({
      message,
      roomTitle: answer.titles.get(message.roomId) ?? "",
      highlights: highlightSpans(message.content, answer.clauses),
    })),
    nextCursor: answer.nextCursor,
  };
}

async function inSnapshot<T>(work: (sql: Transaction) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await runtime("searches").run(work);
    } catch (error) {
      const code = errorCode(error);
      if (code === CANCELLED) throw unavailable(1_000);
      if (code !== OUTDATED || tries === TRIES) throw error;
    }
  }
}

interface Asked {
  actor: Actor;
  query: SearchQuery;
  /** Languages of the request, as browsers name them. */
  spoken: readonly string[];
  /** Called before each statement, which has a bound of its own; throws `unavailable` once it is too late for another. */
  inTime: () => void;
}

async function answerTo(sql: Transaction, { actor, query, spoken, inTime }: Asked): Promise<Answer> {
  inTime();
  const plan = await planSearch(sql, actor, query);
  if (!plan) return { messages: [], clauses: [], titles: new Map(), nextCursor: null };
  const { clauses } = plan.criteria;
  const ranked = query.sort === "relevance" && clauses.length > 0;
  const cursor = parseSearchCursor(query.cursor, ranked);
  // Pages by relevance are parts of one ranking: of what there was at its first page.
  const asOf = ranked ? (cursor?.ms ?? Date.now()) : null;
  const before = cursor && "id" in cursor ? cursor : null;
  const demands =
    asOf === null ? plan.criteria : { ...plan.criteria, until: earlier(plan.criteria.until, asOf + 1) };
  const until = before ? earlier(demands.until, before.ms) : demands.until;
  const wanted = { roomId: query.roomId, roomTitles: plan.roomTitles, since: demands.since, until };
  inTime();
  const [rooms, own] = await Promise.all([loadSearchScope(sql, actor, wanted), languageOf(sql, actor)]);
  const languages = [...own, ...spoken];
  const count = ranked ? RANKED : LIMITS.userPageSize + 1;
  const hunt = async (some: readonly Clause[]) => {
    const groups = await expandTerms(sql, {
      ...demands,
      clauses: some,
      languages,
      limit: termsFor(rooms, some),
      checkDeadline: inTime,
    });
    return findHits(sql, actor, {
      rooms,
      groups,
      criteria: { ...demands, clauses: some },
      before,
      count,
      checkDeadline: inTime,
    });
  };
  let rows = await hunt(clauses);
  let found = clauses;
  const wider = rows.length === 0 ? withSubstringMatching(clauses) : null;
  if (wider) [rows, found] = [await hunt(wider), wider];
  if (asOf !== null) rows = rankedBy(rows, found, asOf);
  return page(sql, actor, {
    rows,
    clauses: found,
    asOf,
    offset: cursor && "offset" in cursor ? cursor.offset : 0,
  });
}

/** Many rooms, few terms: what all words of a query cost together is bounded. */
function termsFor(rooms: readonly unknown[], clauses: readonly Clause[]): number {
  const words = clauses.reduce((sum, { matchers }) => sum + matchers.length, 0);
  return Math.max(FEWEST_TERMS, Math.min(TERMS, Math.floor(LOOKUPS / Math.max(1, rooms.length * words))));
}

const earlier = (known: number | null, ms: number): number => (known === null ? ms : Math.min(known, ms));

function rankedBy(rows: readonly MessageRow[], clauses: readonly Clause[], asOf: number): MessageRow[] {
  const scored = rows.map((row) => ({ row, score: relevanceScore(row, clauses, asOf) }));
  return scored.sort((a, b) => b.score - a.score).map(({ row }) => row);
}

interface Found {
  rows: readonly MessageRow[];
  clauses: readonly Clause[];
  asOf: number | null;
  offset: number;
}

async function page(sql: Transaction, actor: Actor, { rows, clauses, asOf, offset }: Found): Promise<Answer> {
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

async function languageOf(sql: Transaction, actor: Actor): Promise<string[]> {
  const [me] = await sql<
    { language: string | null }[]
  >`select language from users where id = ${actor.userId}`;
  return me?.language ? [me.language] : [];
}
