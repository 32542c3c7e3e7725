import type { Actor } from "../../accounts/actor/actor";
import type { MessageRow } from "../../messages/to-message";
import type { Transaction } from "../../platform/runtime";
import type { TermGroup } from "./expand-terms";
import { findUnindexedMessages } from "./find-unindexed-messages";
import { matchesCriteria, type SearchCriteria } from "./match-message";
import { prefetchPostings, startRoomScans } from "./read-postings";
import type { RoomScan } from "./room-scan";
import type { ScopeRoom } from "./search-scope";

/** Rooms that are read side by side: of the twenty newest hits each may be in another. More where few words are hits. */
const ROOMS = { first: 32, most: 128 };

export interface HitQuery {
  rooms: readonly ScopeRoom[];
  groups: readonly TermGroup[];
  criteria: SearchCriteria;
  /** Hits are older than this place in the order of hits. */
  before: { ms: number; id: string } | null;
  /** So many hits are wanted. */
  count: number;
  /** Throws when there is no time left for another statement. */
  checkDeadline: () => void;
}

/**
 * The newest `count` messages that are wanted, newest first. Rooms are walked from the one whose newest possible hit is
 * the newest, and no further than until no room can have a newer one than those found (Fagin's threshold algorithm): the
 * cost follows the rooms and the hits wanted, not how often a word was said.
 */
export async function findHits(sql: Transaction, actor: Actor, hunt: HitQuery): Promise<MessageRow[]> {
  const { criteria, before, count, checkDeadline } = hunt;
  const hits = new Map<string, MessageRow>();
  const keep = (rows: readonly MessageRow[]) => {
    for (const row of rows)
      if (isBefore(row, before) && matchesCriteria(row, criteria)) hits.set(row.id, row);
  };
  checkDeadline();
  const [fresh, walks] = await Promise.all([
    findUnindexedMessages(sql, actor, hunt.rooms),
    startRoomScans(sql, hunt.rooms, hunt.groups),
  ]);
  keep(fresh);
  let open = walks;
  for (let sideBySide = ROOMS.first; ; sideBySide = Math.min(ROOMS.most, sideBySide * 2)) {
    checkDeadline();
    const least = ordered(hits)[count - 1]?.createdAt.getTime() ?? Number.NEGATIVE_INFINITY;
    open = open
      .filter((walk) => !walk.ended && walk.latestPossibleMs >= least)
      .sort((a, b) => b.latestPossibleMs - a.latestPossibleMs);
    if (open.length === 0) return ordered(hits).slice(0, count);
    const some = open.slice(0, sideBySide);
    for (const walk of some) walk.requestAtLeast(Math.ceil((2 * count) / open.length));
    await prefetchPostings(sql, some, checkDeadline);
    checkDeadline();
    keep(await nextRows(sql, actor, some));
  }
}

const isBefore = (row: MessageRow, before: HitQuery["before"]): boolean => {
  if (!before) return true;
  const at = row.createdAt.getTime();
  return at < before.ms || (at === before.ms && row.id < before.id);
};

function ordered(hits: ReadonlyMap<string, MessageRow>): MessageRow[] {
  return [...hits.values()].sort(
    (a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1),
  );
}

/** The rows of the walks' next places; a row lowers what its room can still have. */
async function nextRows(sql: Transaction, actor: Actor, walks: readonly RoomScan[]): Promise<MessageRow[]> {
  const places = walks.flatMap((walk) => walk.take().map((seq) => ({ walk, seq })));
  if (places.length === 0) return [];
  const rows = await sql<MessageRow[]>`
    select messages.* from unnest(
      ${places.map(({ walk }) => walk.room.roomId)}::uuid[], ${places.map(({ seq }) => seq)}::bigint[]
    ) as t(room_id, seq)
    join messages on messages.room_id = t.room_id and messages.seq = t.seq
    where not exists (
      select 1 from hidden_messages h where h.user_id = ${actor.userId} and h.message_id = messages.id
    )`;
  const walkOf = new Map(walks.map((walk) => [walk.room.roomId, walk]));
  for (const row of rows) {
    const walk = walkOf.get(row.roomId);
    if (walk) walk.latestPossibleMs = Math.min(walk.latestPossibleMs, row.createdAt.getTime());
  }
  return rows;
}
