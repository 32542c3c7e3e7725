import type { Actor } from "../../accounts/actor/actor";
import type { MessageRow } from "../../messages/to-message";
import type { Transaction } from "../../platform/runtime";
import type { TermGroup } from "./expand-terms";
import { findUnindexedMessages } from "./find-unindexed-messages";
import { matchesCriteria, type SearchCriteria } from "./match-message";
import { prefetchPostings, startRoomScans } from "./read-postings";
import type { RoomScan } from "./room-scan";
import type { ScopeRoom } from "./search-scope";

/** Rooms scanned concurrently: each of the twenty newest hits may be in another room. It grows while hits are few. */
const ROOMS_PER_ROUND = { first: 32, max: 128 };

interface HitQuery {
  rooms: readonly ScopeRoom[];
  groups: readonly TermGroup[];
  criteria: SearchCriteria;
  /** Only hits after this position in the order of hits, newest first. */
  before: { ms: number; id: string } | null;
  /** Number of hits requested. */
  count: number;
  /** Throws when there is no time left for another statement. */
  checkDeadline: () => void;
}

/**
 * Returns the newest `count` matching messages, newest first. Rooms are scanned in the order of their newest possible hit,
 * until no room can have a newer hit than those found (Fagin's threshold algorithm). The cost depends on the number of
 * rooms and of requested hits, not on how frequent a word is.
 */
export async function findHits(sql: Transaction, actor: Actor, query: HitQuery): Promise<MessageRow[]> {
  const { criteria, before, count, checkDeadline } = query;
  const hits = new Map<string, MessageRow>();
  const collect = (rows: readonly MessageRow[]) => {
    for (const row of rows)
      if (isBefore(row, before) && matchesCriteria(row, criteria)) hits.set(row.id, row);
  };
  checkDeadline();
  const [unindexed, scans] = await Promise.all([
    findUnindexedMessages(sql, actor, query.rooms),
    startRoomScans(sql, query.rooms, query.groups),
  ]);
  collect(unindexed);
  let open = scans;
  for (
    let concurrency = ROOMS_PER_ROUND.first;
    ;
    concurrency = Math.min(ROOMS_PER_ROUND.max, concurrency * 2)
  ) {
    checkDeadline();
    const oldestNeededMs = newestFirst(hits)[count - 1]?.createdAt.getTime() ?? Number.NEGATIVE_INFINITY;
    open = open
      .filter((scan) => !scan.ended && scan.latestPossibleMs >= oldestNeededMs)
      .sort((a, b) => b.latestPossibleMs - a.latestPossibleMs);
    if (open.length === 0) return newestFirst(hits).slice(0, count);
    const batch = open.slice(0, concurrency);
    for (const scan of batch) scan.requestAtLeast(Math.ceil((2 * count) / open.length));
    await prefetchPostings(sql, batch, checkDeadline);
    checkDeadline();
    collect(await nextRows(sql, actor, batch));
  }
}

const isBefore = (row: MessageRow, before: HitQuery["before"]): boolean => {
  if (!before) return true;
  const at = row.createdAt.getTime();
  return at < before.ms || (at === before.ms && row.id < before.id);
};

function newestFirst(hits: ReadonlyMap<string, MessageRow>): MessageRow[] {
  return [...hits.values()].sort(
    (a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1),
  );
}

/** Reads the messages at the scans' next seqs. Each message lowers the time of its room's newest possible hit. */
async function nextRows(sql: Transaction, actor: Actor, scans: readonly RoomScan[]): Promise<MessageRow[]> {
  const positions = scans.flatMap((scan) => scan.take().map((seq) => ({ scan, seq })));
  if (positions.length === 0) return [];
  const rows = await sql<MessageRow[]>`
    select messages.* from unnest(
      ${positions.map(({ scan }) => scan.room.roomId)}::uuid[], ${positions.map(({ seq }) => seq)}::bigint[]
    ) as t(room_id, seq)
    join messages on messages.room_id = t.room_id and messages.seq = t.seq
    where not exists (
      select 1 from hidden_messages h where h.user_id = ${actor.userId} and h.message_id = messages.id
    )`;
  const scanByRoom = new Map(scans.map((scan) => [scan.room.roomId, scan]));
  for (const row of rows) {
    const scan = scanByRoom.get(row.roomId);
    if (scan) scan.latestPossibleMs = Math.min(scan.latestPossibleMs, row.createdAt.getTime());
  }
  return rows;
}
