import type { Transaction } from "../../platform/runtime";
import { groupBy } from "../index/group-by";
import type { TermGroup } from "./expand-terms";
import { type PostingStream, RoomScan } from "./room-scan";
import type { ScopeRoom } from "./search-scope";

/**
 * Walks through the rooms in which a message may have a term of each group, each with the time that none of its hits is
 * later than: one look-up a room and term, whatever is in them.
 */
export async function startRoomScans(
  sql: Transaction,
  rooms: readonly ScopeRoom[],
  groups: readonly TermGroup[],
): Promise<RoomScan[]> {
  if (groups.length === 0) return rooms.map((room) => new RoomScan(room, groups, room.lastAt));
  if (groups.some((group) => group.length === 0)) return [];
  const terms = groups.flatMap((group, index) => group.map((id) => ({ id, index })));
  const indexed = rooms.filter((room) => room.no > 0);
  const bounds = await sql<{ no: number; bound: number }[]>`
    select no, min(last_at) as bound from (
      select r.no, t.index, max(p.last_at) as last_at
      from unnest(
        ${indexed.map((one) => one.no)}::int[], ${indexed.map((one) => one.from)}::bigint[],
        ${indexed.map((one) => one.to)}::bigint[]
      ) as r(no, first, last)
      cross join unnest(${terms.map((one) => one.id)}::int[], ${terms.map((one) => one.index)}::int[]) as t(id, index)
      cross join lateral (
        select last_at from search_postings
        where room_no = r.no and term_id = t.id and last_seq >= r.first and last_seq - span <= r.last
        order by last_seq desc limit 1
      ) p
      group by r.no, t.index
    ) groups group by no having count(*) = ${groups.length}`;
  const byNo = new Map(indexed.map((room) => [room.no, room]));
  return bounds.flatMap(({ no, bound }) => {
    const room = byNo.get(no);
    return room ? [new RoomScan(room, groups, Math.min(bound * 1_000, room.lastAt))] : [];
  });
}

interface Wish {
  walk: RoomScan;
  stream: PostingStream;
  blocks: number;
}

/** Reads blocks until each of the walks has as many further seqs ready as it wants, or has come to its end. */
export async function prefetchPostings(
  sql: Transaction,
  walks: readonly RoomScan[],
  inTime: () => void,
): Promise<void> {
  for (;;) {
    inTime();
    const wishes = walks.flatMap((walk) =>
      walk.streamsToRead().map((stream) => ({ walk, stream, blocks: walk.blocksPerRead })),
    );
    if (wishes.length === 0) return;
    await read(sql, wishes);
    for (const walk of new Set(wishes.map((wish) => wish.walk))) walk.intersect();
  }
}

async function read(sql: Transaction, wishes: readonly Wish[]): Promise<void> {
  const rows = await sql<{ place: number; lastSeq: number; seqs: Uint8Array }[]>`
    select w.place::int, p.last_seq, p.seqs
    from unnest(
      ${wishes.map(({ walk }) => walk.room.no)}::int[], ${wishes.map(({ stream }) => stream.termId)}::int[],
      ${wishes.map(({ stream }) => stream.below)}::bigint[], ${wishes.map(({ walk }) => walk.room.from)}::bigint[],
      ${wishes.map(({ walk }) => walk.room.to)}::bigint[], ${wishes.map(({ blocks }) => blocks)}::int[]
    ) with ordinality as w(no, term_id, below, first, last, blocks, place)
    cross join lateral (
      select last_seq, seqs from search_postings
      where room_no = w.no and term_id = w.term_id and last_seq < w.below and last_seq >= w.first
        and last_seq - span <= w.last
      order by last_seq desc limit w.blocks
    ) p
    order by w.place, p.last_seq desc`;
  const byWish = groupBy(rows, (row) => row.place);
  for (const [index, { walk, stream, blocks }] of wishes.entries()) {
    walk.load(stream, byWish.get(index + 1) ?? [], blocks);
  }
}
