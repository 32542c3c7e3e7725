/** So many seqs in a block at most: a common word's newest hits need no more, and a row stays far from its page's size. */
export const MAX_BLOCK_SEQS = 256;

/** Different seqs from the highest down, as differences to the one before, each in groups of seven bits; the first is not stored. */
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

/** Appends the seqs of a block whose highest is `lastSeq` to `into`, from the highest down. */
export function decodeSeqs(lastSeq: number, bytes: Uint8Array, into: number[] = []): number[] {
  let seq = lastSeq;
  into.push(seq);
  let difference = 0;
  let factor = 1;
  for (const byte of bytes) {
    difference += (byte & 127) * factor;
    factor *= 128;
    if (byte >= 128) continue;
    seq -= difference;
    into.push(seq);
    difference = 0;
    factor = 1;
  }
  return into;
}
