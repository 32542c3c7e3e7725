import { transaction } from "../../db/transaction";
import { groupBy } from "./group-by";
import { insertPostingBlocks, type PostingBlock } from "./posting-buffer";
import { decodeSeqs, MAX_BLOCK_SEQS } from "./seq-codec";

/** So many live messages of a room are merged at once; four times and sixteen times as many again when they are there. */
export const MERGE_MESSAGES = 1_024;

interface Row {
  termId: number;
  lastSeq: number;
  lastAt: number;
  seqs: Uint8Array;
}

/**
 * Makes few large blocks of a live room's many small ones, over the last 1,024, 4,096 or 16,384 messages: so each place
 * is written three times at most, and a room of any size is a few blocks a word.
 */
export async function mergePostings(roomId: string, unmergedFrom = MERGE_MESSAGES): Promise<void> {
  await transaction(async (sql) => {
    await sql`set local synchronous_commit = off`;
    const [room] = await sql<{ no: number; indexedSeq: number; mergedSeq: number }[]>`
      select no, indexed_seq, merged_seq from search_rooms where room_id = ${roomId} for update skip locked`;
    if (!room || room.indexedSeq - room.mergedSeq < unmergedFrom) return;
    const from = startOfMerge(room);
    const rows = await sql<Row[]>`
      select term_id, last_seq, last_at, seqs from (
        select *, count(*) over (partition by term_id) as blocks from search_postings
        where room_no = ${room.no} and last_seq > ${from}
      ) recent where blocks > 1 order by term_id, last_seq desc`;
    const termIds = [...new Set(rows.map((row) => row.termId))];
    await sql`
      delete from search_postings
      where room_no = ${room.no} and term_id = any(${termIds}::int[]) and last_seq > ${from}`;
    await insertPostingBlocks(sql, mergedBlocks(room.no, rows));
    await sql`update search_rooms set merged_seq = indexed_seq where room_id = ${roomId}`;
  });
}

function startOfMerge({ indexedSeq, mergedSeq }: { indexedSeq: number; mergedSeq: number }): number {
  const units = Math.floor(indexedSeq / MERGE_MESSAGES);
  const size = units % 16 === 0 ? 16 : units % 4 === 0 ? 4 : 1;
  return Math.max(0, Math.min(mergedSeq, indexedSeq - size * MERGE_MESSAGES));
}

/** @param rows ordered by word, newest first. */
function mergedBlocks(roomNo: number, rows: readonly Row[]): PostingBlock[] {
  const blocks: PostingBlock[] = [];
  for (const [termId, ofTerm] of groupBy(rows, (row) => row.termId)) {
    // Blocks may overlap where an edit has put an old message under new words.
    const places = ofTerm.flatMap(({ lastSeq, lastAt, seqs }) =>
      decodeSeqs(lastSeq, seqs).map((seq) => ({ seq, lastAt })),
    );
    places.sort((a, b) => b.seq - a.seq);
    for (let at = 0; at < places.length; at += MAX_BLOCK_SEQS) {
      const some = places.slice(at, at + MAX_BLOCK_SEQS);
      blocks.push({ roomNo, termId, seqs: some.map(({ seq }) => seq), lastAt: some[0]?.lastAt ?? 0 });
    }
  }
  return blocks;
}
