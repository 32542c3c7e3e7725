import { expect, test } from "vitest";
import { encodeSeqs, MAX_BLOCK_SEQS } from "../index/seq-codec";
import { type PostingStream, RoomScan } from "./room-scan";

const LAST = 200_000;

/** Every `step`th seq, from the newest down, in blocks. */
function blocksOf(step: number, size = MAX_BLOCK_SEQS) {
  const seqs = Array.from({ length: Math.floor(LAST / step) }, (_, index) => LAST - index * step);
  return Array.from({ length: Math.ceil(seqs.length / size) }, (_, index) => {
    const some = seqs.slice(index * size, (index + 1) * size);
    return { lastSeq: some[0] ?? 0, seqs: encodeSeqs(some) };
  });
}

/** Walks to the end, or until so many were found; tells what, and how many blocks of each word were read in how many turns. */
function walked(words: Record<number, ReturnType<typeof blocksOf>>, groups: number[][], count = LAST) {
  const room = {
    roomId: "",
    no: 1,
    from: 1,
    to: LAST,
    indexedSeq: LAST,
    indexedRev: 0,
    lastRev: 0,
    lastAt: 0,
  };
  const walk = new RoomScan(room, groups, 0);
  const read = new Map<number, number>();
  const seqs: number[] = [];
  let turns = 0;
  const serve = (stream: PostingStream) => {
    const left = (words[stream.termId] ?? []).filter((block) => block.lastSeq < stream.below);
    const some = left.slice(0, walk.blocksPerRead);
    read.set(stream.termId, (read.get(stream.termId) ?? 0) + some.length);
    walk.load(stream, some, walk.blocksPerRead);
  };
  while (!walk.ended && seqs.length < count) {
    for (let needs = walk.streamsToRead(); needs.length > 0; needs = walk.streamsToRead()) {
      turns++;
      expect(walk.blocksPerRead).toBeLessThan(2 ** 10);
      for (const stream of needs) serve(stream);
      walk.intersect();
    }
    seqs.push(...walk.take());
  }
  return { seqs, read, turns };
}

test("two words as common as each other meet where both are", () => {
  const { seqs } = walked({ 1: blocksOf(4), 2: blocksOf(6) }, [[1], [2]]);
  expect(seqs).toEqual(Array.from({ length: Math.ceil(LAST / 12) }, (_, index) => LAST - index * 12));
});

test("beside a rare word a common one is not read to its end: the text is asked instead", () => {
  const { seqs, read } = walked({ 1: blocksOf(2), 2: blocksOf(20_001) }, [[1], [2]]);
  expect(seqs).toEqual(Array.from({ length: 9 }, (_, index) => LAST - index * 20_001));
  expect(read.get(1)).toBeLessThan(10);
  expect(read.get(2)).toBe(1);
});

test("a common word alone is read no further than its newest places", () => {
  const { seqs, read } = walked({ 1: blocksOf(2) }, [[1]], 60);
  expect(seqs.slice(0, 3)).toEqual([LAST, LAST - 2, LAST - 4]);
  expect(read.get(1)).toBe(2);
});

test("many words that count as one, in blocks of one message each, take few turns", () => {
  const words = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [index, blocksOf(400 + index, 1)]),
  );
  const { seqs, turns } = walked(words, [Object.keys(words).map(Number)]);
  const each = new Set(Object.values(words).flatMap((blocks) => blocks.map(({ lastSeq }) => lastSeq)));
  expect(seqs).toEqual([...each].sort((a, b) => b - a));
  expect(turns).toBeLessThan(40);
});
