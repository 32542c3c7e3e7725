/** Max seqs per block: enough for a frequent term's newest hits, and a row stays far below the size of a page. */
export const MAX_BLOCK_SEQS = 256;

/**
 * Encodes distinct seqs in descending order as the differences to the seq before, each as a variable-length integer (seven
 * bits per byte, lowest first). The first seq is not stored.
 */
export function encodeSeqs(seqs: readonly number[]): Buffer {
  const bytes: number[] = [];
  for (let at = 1; at < seqs.length; at++) {
    let difference = (seqs[at - 1] ?? 0) - (seqs[at] ?? 0);
    while (difference >= 128) {
      bytes.push((difference % 128) + 128);
      difference = Math.floor(difference / 128);
    }
    bytes.push(difference);
  }
  return Buffer.from(bytes);
}

/** Decodes the seqs of a block whose highest is `lastSeq`, in descending order. */
export function decodeSeqs(lastSeq: number, bytes: Uint8Array): number[] {
  let seq = lastSeq;
  const seqs = [seq];
  let difference = 0;
  let factor = 1;
  for (const byte of bytes) {
    difference += (byte & 127) * factor;
    factor *= 128;
    if (byte >= 128) continue;
    seq -= difference;
    seqs.push(seq);
    difference = 0;
    factor = 1;
  }
  return seqs;
}
