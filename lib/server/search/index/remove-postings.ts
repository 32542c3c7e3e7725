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
 * Takes messages out of a room's index, whatever words they had: what they were is not known any more. Reads the blocks
 * that span them, so many at once cost as much as one.
 */
export async function removePostings(
  sql: Transaction,
  roomNo: number,
  seqs: readonly number[],
): Promise<void> {
  if (seqs.length === 0) return;
  const gone = new Set(seqs);
  const rows = await sql<Row[]>`
    select term_id, last_seq, last_at, seqs from search_postings
    where room_no = ${roomNo} and last_seq >= ${Math.min(...seqs)} and last_seq - span <= ${Math.max(...seqs)}`;
  const hit = rows.flatMap(({ termId, lastSeq, lastAt, seqs: bytes }) => {
    const all = decodeSeqs(lastSeq, bytes);
    const left = all.filter((seq) => !gone.has(seq));
    return left.length < all.length ? [{ roomNo, termId, lastSeq, lastAt, seqs: left }] : [];
  });
  if (hit.length === 0) return;
  await sql`
    delete from search_postings p using unnest(
      ${hit.map((one) => one.termId)}::int[], ${hit.map((one) => one.lastSeq)}::bigint[]
    ) as t(term_id, last_seq)
    where p.room_no = ${roomNo} and p.term_id = t.term_id and p.last_seq = t.last_seq`;
  await insertPostingBlocks(
    sql,
    hit.filter((one) => one.seqs.length > 0),
  );
}
