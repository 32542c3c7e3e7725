import { transaction } from "../../db/transaction";
import { groupBy } from "./group-by";
import { insertPostingBlocks, type PostingBlock } from "./posting-buffer";
import { decodeSeqs, MAX_BLOCK_SEQS } from "./seq-codec";

/** Messages of a room per merge. Four times and sixteen times as many are merged again when that many have come. */
export const MERGE_MESSAGES = 1_024;

interface Row {
  termId: number;
  lastSeq: number;
  lastAt: number;
  seqs: Uint8Array;
}

/**
 * Merges a room's many small blocks into few large ones, over its last 1,024, 4,096 or 16,384 messages. Each posting is
 * written at most three times more, and a room of any size has few blocks per term.
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

/** @param rows ordered by term, newest first. */
function mergedBlocks(roomNo: number, rows: readonly Row[]): PostingBlock[] {
  const blocks: PostingBlock[] = [];
  for (const [termId, termRows] of groupBy(rows, (row) => row.termId)) {
    // Blocks may overlap when an edit has added an old message to a term.
    const postings = termRows.flatMap(({ lastSeq, lastAt, seqs }) =>
      decodeSeqs(lastSeq, seqs).map((seq) => ({ seq, lastAt })),
    );
    postings.sort((a, b) => b.seq - a.seq);
    for (let at = 0; at < postings.length; at += MAX_BLOCK_SEQS) {
      const chunk = postings.slice(at, at + MAX_BLOCK_SEQS);
      blocks.push({ roomNo, termId, seqs: chunk.map(({ seq }) => seq), lastAt: chunk[0]?.lastAt ?? 0 });
    }
  }
  return blocks;
}
