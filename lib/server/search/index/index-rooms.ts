import { setImmediate as breathe } from "node:timers/promises";
import { transaction } from "../../db/transaction";
import { runtime, type Transaction } from "../../platform/runtime";
import { INDEX_VERSION, messageTerms, type SearchableMessage } from "../text/message-terms";
import { groupBy } from "./group-by";
import { PostingBuffer } from "./posting-buffer";
import { removePostings } from "./remove-postings";

/** Messages read at once, of all rooms together. */
const SLICE = 1_024;
/** Messages that one transaction takes in at most, as a rule, and about as many places in the index as go with four times that. */
const MESSAGES = 16_384;
const PLACES = 500_000;
/** So many messages of a room at once need no merging. */
const LARGE = 1_024;
/** So many messages are taken apart before others get their turn in this process. */
const WITHOUT_PAUSE = 64;

interface Cursor {
  roomId: string;
  no: number;
  indexedSeq: number;
  indexedRev: number;
  mergedSeq: number;
  version: number;
  lastSeq: number;
  lastRev: number;
}

interface Row extends SearchableMessage {
  roomId: string;
  seq: number;
  rev: number;
  createdAt: Date;
  deletedAt: Date | null;
}

export interface IndexResult {
  /** Messages that were taken in. */
  messages: number;
  /** Rooms of which there is more. */
  behind: string[];
  /** Rooms that another process has in hand. */
  locked: string[];
  /** Rooms whose live messages can be merged. */
  mergeable: string[];
}

/**
 * Takes what is new or changed in these rooms into the search index: messages by seq, their edits and deletions by
 * revision. What the index knows and how far it is commit together, so a crash costs the work of one batch and nothing
 * else. Any number of processes may do this at once.
 */
export async function indexRooms(
  roomIds: readonly string[],
  unmergedFrom: number,
  most = MESSAGES,
): Promise<IndexResult> {
  await ensureRooms(roomIds);
  return transaction(async (sql) => {
    // Lost by a crash of the database it is done again: the cursors go with it.
    await sql`set local synchronous_commit = off`;
    const cursors = await sql<Cursor[]>`
      select s.room_id, s.no, s.indexed_seq, s.indexed_rev, s.merged_seq, s.version, r.last_seq, r.last_rev
      from search_rooms s join rooms r on r.id = s.room_id where s.room_id = any(${[...roomIds]}::uuid[])
      order by s.room_id for update of s skip locked`;
    await dropOutdated(sql, cursors);
    const due = cursors.filter((one) => one.indexedSeq < one.lastSeq || one.indexedRev < one.lastRev);
    const byId = new Map(due.map((cursor) => [cursor.roomId, cursor]));
    const buffer = new PostingBuffer();
    const changed = await takeChanged(sql, byId, buffer);
    const fresh = await takeNew(sql, byId, buffer, most);
    await buffer.write(sql);
    await sql`
      update search_rooms s set indexed_seq = t.seq, indexed_rev = t.rev, merged_seq = t.merged
      from unnest(
        ${due.map((one) => one.roomId)}::uuid[], ${due.map((one) => one.indexedSeq)}::bigint[],
        ${due.map((one) => one.indexedRev)}::bigint[], ${due.map((one) => one.mergedSeq)}::bigint[]
      ) as t(room_id, seq, rev, merged)
      where s.room_id = t.room_id`;
    const idsOf = (some: Cursor[]) => some.map((one) => one.roomId);
    const seen = new Set(idsOf(cursors));
    return {
      messages: fresh + changed,
      behind: idsOf(due.filter((one) => one.indexedSeq < one.lastSeq || one.indexedRev < one.lastRev)),
      locked: roomIds.filter((roomId) => !seen.has(roomId)),
      mergeable: idsOf(due.filter((one) => one.indexedSeq - one.mergedSeq >= unmergedFrom)),
    };
  });
}

/** Changes from here on are told by the revision; what was written before is read as it stands when its seq comes. */
async function ensureRooms(roomIds: readonly string[]): Promise<void> {
  await runtime("sql")`
    insert into search_rooms (room_id, indexed_rev, version)
    select id, last_rev, ${INDEX_VERSION}::int from rooms r where id = any(${[...roomIds]}::uuid[])
      and not exists (select 1 from search_rooms s where s.room_id = r.id)
    order by id for key share of r
    on conflict do nothing`;
}

/** What was taken apart in another way begins again from the first message. */
async function dropOutdated(sql: Transaction, cursors: Cursor[]): Promise<void> {
  const outdated = cursors.filter((one) => one.version !== INDEX_VERSION);
  if (outdated.length === 0) return;
  const nos = outdated.map((one) => one.no);
  await sql`delete from search_postings where room_no = any(${nos}::int[])`;
  await sql`update search_rooms set version = ${INDEX_VERSION} where no = any(${nos}::int[])`;
  for (const one of outdated) Object.assign(one, { indexedSeq: 0, indexedRev: one.lastRev, mergedSeq: 0 });
}

/** Edits and deletions of messages that are in the index already. A reaction changes no word. */
async function takeChanged(sql: Transaction, rooms: Map<string, Cursor>, buffer: PostingBuffer) {
  const due = [...rooms.values()].filter((one) => one.indexedRev < one.lastRev);
  if (due.length === 0) return 0;
  const limit = Math.ceil(SLICE / due.length);
  const rows = await sql<Row[]>`
    select m.* from unnest(
      ${due.map((one) => one.roomId)}::uuid[], ${due.map((one) => one.indexedSeq)}::bigint[],
      ${due.map((one) => one.indexedRev)}::bigint[]
    ) as t(room_id, seq, rev)
    cross join lateral (
      select room_id, seq, rev, sender_id, type, content, attachments, created_at, deleted_at from messages
      where room_id = t.room_id and rev > t.rev and seq <= t.seq and (edited_at is not null or deleted_at is not null)
      order by rev limit ${limit}
    ) m`;
  const byRoom = groupBy(rows, (row) => row.roomId);
  for (const cursor of due) {
    const changed = byRoom.get(cursor.roomId) ?? [];
    const seqs = changed.map((row) => row.seq);
    await removePostings(sql, cursor.no, seqs);
    await fill(buffer, cursor.no, changed);
    cursor.indexedRev = changed.length < limit ? cursor.lastRev : (changed.at(-1)?.rev ?? cursor.lastRev);
  }
  return rows.length;
}

/** Messages that came since, each as it is now, slice by slice. */
async function takeNew(sql: Transaction, rooms: Map<string, Cursor>, buffer: PostingBuffer, most: number) {
  let taken = 0;
  const before = new Map([...rooms.values()].map((one) => [one, one.indexedSeq]));
  while (taken < most && buffer.size < PLACES) {
    const due = [...rooms.values()].filter((one) => one.indexedSeq < one.lastSeq);
    if (due.length === 0) break;
    const limit = Math.ceil(SLICE / due.length);
    const rows = await sql<Row[]>`
      select m.* from unnest(
        ${due.map((one) => one.roomId)}::uuid[], ${due.map((one) => one.indexedSeq)}::bigint[],
        ${due.map((one) => one.lastSeq)}::bigint[]
      ) as t(room_id, seq, last_seq)
      cross join lateral (
        select room_id, seq, rev, sender_id, type, content, attachments, created_at, deleted_at from messages
        where room_id = t.room_id and seq > t.seq and seq <= t.last_seq order by seq limit ${limit}
      ) m`;
    const byRoom = groupBy(rows, (row) => row.roomId);
    for (const cursor of due) {
      const fresh = byRoom.get(cursor.roomId) ?? [];
      await fill(buffer, cursor.no, fresh);
      cursor.indexedSeq = fresh.length < limit ? cursor.lastSeq : (fresh.at(-1)?.seq ?? cursor.lastSeq);
    }
    taken += rows.length;
  }
  for (const [cursor, seq] of before) {
    // What was taken in at once makes large blocks already.
    if (cursor.mergedSeq === seq && cursor.indexedSeq - seq >= LARGE) cursor.mergedSeq = cursor.indexedSeq;
  }
  return taken;
}

async function fill(buffer: PostingBuffer, no: number, rows: readonly Row[]): Promise<void> {
  for (const [index, row] of rows.entries()) {
    if (index % WITHOUT_PAUSE === WITHOUT_PAUSE - 1) await breathe();
    if (row.deletedAt || row.type === "system") continue;
    buffer.add(no, row.seq, row.createdAt, messageTerms(row));
  }
}
