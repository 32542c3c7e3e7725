import { setImmediate as yieldToEventLoop } from "node:timers/promises";
import { transaction } from "../../db/transaction";
import { runtime, type Transaction } from "../../platform/runtime";
import { INDEX_VERSION, messageTerms, type SearchableMessage } from "../text/message-terms";
import { groupBy } from "./group-by";
import { PostingBuffer } from "./posting-buffer";
import { removePostings } from "./remove-postings";

/** Messages per query, of all rooms together. */
const MESSAGES_PER_QUERY = 1_024;
/** Max messages that one transaction indexes, and max postings, about those of four times as many messages. */
const MAX_MESSAGES = 16_384;
const MAX_POSTINGS = 500_000;
/** Messages of a room in one transaction that make blocks large enough to need no merging. */
const UNMERGED_BATCH = 1_024;
/** Messages tokenized before the event loop runs other work of this process. */
const MESSAGES_PER_YIELD = 64;

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
  /** Number of indexed messages. */
  messages: number;
  /** Rooms with more messages to index. */
  behind: string[];
  /** Rooms that another process is indexing. */
  locked: string[];
  /** Rooms whose small blocks can be merged. */
  mergeable: string[];
}

/**
 * Indexes what is new or changed in these rooms: messages by seq, edits and deletions by revision. The postings and the
 * cursors commit together, so a crash costs the work of one batch and nothing else. Any number of processes may do this
 * concurrently.
 */
export async function indexRooms(
  roomIds: readonly string[],
  unmergedFrom: number,
  maxMessages = MAX_MESSAGES,
): Promise<IndexResult> {
  await ensureIndexRows(roomIds);
  return transaction(async (sql) => {
    // If a crash of the database loses the commit, the work is done again: the cursors are lost with it.
    await sql`set local synchronous_commit = off`;
    const cursors = await sql<Cursor[]>`
      select s.room_id, s.no, s.indexed_seq, s.indexed_rev, s.merged_seq, s.version, r.last_seq, r.last_rev
      from search_rooms s join rooms r on r.id = s.room_id where s.room_id = any(${[...roomIds]}::uuid[])
      order by s.room_id for update of s skip locked`;
    await dropOutdated(sql, cursors);
    const due = cursors.filter(isBehind);
    const byId = new Map(due.map((cursor) => [cursor.roomId, cursor]));
    const buffer = new PostingBuffer();
    const changed = await reindexChangedMessages(sql, byId, buffer);
    const fresh = await indexNewMessages(sql, byId, buffer, maxMessages);
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
      behind: idsOf(due.filter(isBehind)),
      locked: roomIds.filter((roomId) => !seen.has(roomId)),
      mergeable: idsOf(due.filter((one) => one.indexedSeq - one.mergedSeq >= unmergedFrom)),
    };
  });
}

const isBehind = (cursor: Cursor): boolean =>
  cursor.indexedSeq < cursor.lastSeq || cursor.indexedRev < cursor.lastRev;

/**
 * Inserts the index rows of new rooms with the current revision: later changes are found by revision, earlier messages are
 * read in their current state when their seq comes.
 */
async function ensureIndexRows(roomIds: readonly string[]): Promise<void> {
  await runtime("sql")`
    insert into search_rooms (room_id, indexed_rev, version)
    select id, last_rev, ${INDEX_VERSION}::int from rooms r where id = any(${[...roomIds]}::uuid[])
      and not exists (select 1 from search_rooms s where s.room_id = r.id)
    order by id for key share of r
    on conflict do nothing`;
}

/** Drops the postings of rooms indexed by another version; they start again from the first message. */
async function dropOutdated(sql: Transaction, cursors: Cursor[]): Promise<void> {
  const outdated = cursors.filter((one) => one.version !== INDEX_VERSION);
  if (outdated.length === 0) return;
  const nos = outdated.map((one) => one.no);
  await sql`delete from search_postings where room_no = any(${nos}::int[])`;
  await sql`update search_rooms set version = ${INDEX_VERSION} where no = any(${nos}::int[])`;
  for (const one of outdated) Object.assign(one, { indexedSeq: 0, indexedRev: one.lastRev, mergedSeq: 0 });
}

/** Reindexes edited and deleted messages that are indexed already. Reactions change no term. */
async function reindexChangedMessages(sql: Transaction, rooms: Map<string, Cursor>, buffer: PostingBuffer) {
  const due = [...rooms.values()].filter((one) => one.indexedRev < one.lastRev);
  if (due.length === 0) return 0;
  const limit = Math.ceil(MESSAGES_PER_QUERY / due.length);
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
    await bufferTerms(buffer, cursor.no, changed);
    cursor.indexedRev = changed.length < limit ? cursor.lastRev : (changed.at(-1)?.rev ?? cursor.lastRev);
  }
  return rows.length;
}

/** Indexes new messages in their current state, query by query. */
async function indexNewMessages(
  sql: Transaction,
  rooms: Map<string, Cursor>,
  buffer: PostingBuffer,
  maxMessages: number,
) {
  let indexed = 0;
  const before = new Map([...rooms.values()].map((one) => [one, one.indexedSeq]));
  while (indexed < maxMessages && buffer.size < MAX_POSTINGS) {
    const due = [...rooms.values()].filter((one) => one.indexedSeq < one.lastSeq);
    if (due.length === 0) break;
    const limit = Math.ceil(MESSAGES_PER_QUERY / due.length);
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
      await bufferTerms(buffer, cursor.no, fresh);
      cursor.indexedSeq = fresh.length < limit ? cursor.lastSeq : (fresh.at(-1)?.seq ?? cursor.lastSeq);
    }
    indexed += rows.length;
  }
  for (const [cursor, seq] of before) {
    // Messages that were indexed together make large blocks already.
    if (cursor.mergedSeq === seq && cursor.indexedSeq - seq >= UNMERGED_BATCH)
      cursor.mergedSeq = cursor.indexedSeq;
  }
  return indexed;
}

async function bufferTerms(buffer: PostingBuffer, no: number, rows: readonly Row[]): Promise<void> {
  for (const [index, row] of rows.entries()) {
    if (index % MESSAGES_PER_YIELD === MESSAGES_PER_YIELD - 1) await yieldToEventLoop();
    if (row.deletedAt || row.type === "system") continue;
    buffer.add(no, row.seq, row.createdAt, messageTerms(row));
  }
}
