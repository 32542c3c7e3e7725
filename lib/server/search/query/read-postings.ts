import type { Transaction } from "../../platform/runtime";
import { groupBy } from "../index/group-by";
import type { TermGroup } from "./expand-terms";
import { type PostingStream, RoomScan } from "./room-scan";
import type { ScopeRoom } from "./search-scope";

/**
 * Starts a scan for each room that has a term of every group. Each scan gets an upper bound of its hits' times. Costs one
 * index look-up per room and term, whatever their size.
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
  const bounds = await sql<{ no: number; latest: number }[]>`
    select no, min(last_at) as latest from (
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
  return bounds.flatMap(({ no, latest }) => {
    const room = byNo.get(no);
    return room ? [new RoomScan(room, groups, Math.min(latest * 1_000, room.lastAt))] : [];
  });
}

interface BlockRequest {
  scan: RoomScan;
  stream: PostingStream;
  blocks: number;
}

/** Reads blocks until each scan has as many further seqs ready as it requests, or has ended. */
export async function prefetchPostings(
  sql: Transaction,
  scans: readonly RoomScan[],
  checkDeadline: () => void,
): Promise<void> {
  for (;;) {
    checkDeadline();
    const requests = scans.flatMap((scan) =>
      scan.streamsToRead().map((stream) => ({ scan, stream, blocks: scan.blocksPerRead })),
    );
    if (requests.length === 0) return;
    await readBlocks(sql, requests);
    for (const scan of new Set(requests.map((request) => request.scan))) scan.intersect();
  }
}

async function readBlocks(sql: Transaction, requests: readonly BlockRequest[]): Promise<void> {
  const rows = await sql<{ ordinal: number; lastSeq: number; seqs: Uint8Array }[]>`
    select w.ordinal::int, p.last_seq, p.seqs
    from unnest(
      ${requests.map(({ scan }) => scan.room.no)}::int[], ${requests.map(({ stream }) => stream.termId)}::int[],
      ${requests.map(({ stream }) => stream.below)}::bigint[], ${requests.map(({ scan }) => scan.room.from)}::bigint[],
      ${requests.map(({ scan }) => scan.room.to)}::bigint[], ${requests.map(({ blocks }) => blocks)}::int[]
    ) with ordinality as w(no, term_id, below, first, last, blocks, ordinal)
    cross join lateral (
      select last_seq, seqs from search_postings
      where room_no = w.no and term_id = w.term_id and last_seq < w.below and last_seq >= w.first
        and last_seq - span <= w.last
      order by last_seq desc limit w.blocks
    ) p
    order by w.ordinal, p.last_seq desc`;
  const byRequest = groupBy(rows, (row) => row.ordinal);
  for (const [index, { scan, stream, blocks }] of requests.entries()) {
    scan.load(stream, byRequest.get(index + 1) ?? [], blocks);
  }
}
