import type { Transaction } from "../../platform/runtime";
import { insertPostingBlocks } from "./posting-buffer";
import { decodeSeqs } from "./seq-codec";

interface Row {
  termId: number;
  lastSeq: number;
  lastAt: number;
  seqs: Uint8Array;
}

/**
 * Removes messages from all terms of a room's index, since their former terms are not known any more. Reads the blocks
 * that span them: many messages at once cost as much as one.
 */
export async function removePostings(
  sql: Transaction,
  roomNo: number,
  seqs: readonly number[],
): Promise<void> {
  if (seqs.length === 0) return;
  const removed = new Set(seqs);
  const rows = await sql<Row[]>`
    select term_id, last_seq, last_at, seqs from search_postings
    where room_no = ${roomNo} and last_seq >= ${Math.min(...seqs)} and last_seq - span <= ${Math.max(...seqs)}`;
  const affected = rows.flatMap(({ termId, lastSeq, lastAt, seqs: bytes }) => {
    const all = decodeSeqs(lastSeq, bytes);
    const remaining = all.filter((seq) => !removed.has(seq));
    return remaining.length < all.length ? [{ roomNo, termId, lastSeq, lastAt, seqs: remaining }] : [];
  });
  if (affected.length === 0) return;
  await sql`
    delete from search_postings p using unnest(
      ${affected.map((block) => block.termId)}::int[], ${affected.map((block) => block.lastSeq)}::bigint[]
    ) as t(term_id, last_seq)
    where p.room_no = ${roomNo} and p.term_id = t.term_id and p.last_seq = t.last_seq`;
  await insertPostingBlocks(
    sql,
    affected.filter((block) => block.seqs.length > 0),
  );
}
