import { expect, test } from "vitest";
import { encodeSeqs, MAX_BLOCK_SEQS } from "../index/seq-codec";
import { type PostingStream, RoomScan } from "./room-scan";

const LAST = 200_000;

/** Returns every `step`th seq, from the newest down, in blocks. */
function blocksOf(step: number, size = MAX_BLOCK_SEQS) {
  const seqs = Array.from({ length: Math.floor(LAST / step) }, (_, index) => LAST - index * step);
  return Array.from({ length: Math.ceil(seqs.length / size) }, (_, index) => {
    const chunk = seqs.slice(index * size, (index + 1) * size);
    return { lastSeq: chunk[0] ?? 0, seqs: encodeSeqs(chunk) };
  });
}

/** Scans to the end, or until `count` seqs were found. Returns the seqs, the blocks read per term and the number of rounds. */
function scanRoom(terms: Record<number, ReturnType<typeof blocksOf>>, groups: number[][], count = LAST) {
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
  const scan = new RoomScan(room, groups, 0);
  const read = new Map<number, number>();
  const seqs: number[] = [];
  let rounds = 0;
  const serve = (stream: PostingStream) => {
    const remaining = (terms[stream.termId] ?? []).filter((block) => block.lastSeq < stream.below);
    const chunk = remaining.slice(0, scan.blocksPerRead);
    read.set(stream.termId, (read.get(stream.termId) ?? 0) + chunk.length);
    scan.load(stream, chunk, scan.blocksPerRead);
  };
  while (!scan.ended && seqs.length < count) {
    for (let streams = scan.streamsToRead(); streams.length > 0; streams = scan.streamsToRead()) {
      rounds++;
      expect(scan.blocksPerRead).toBeLessThan(2 ** 10);
      for (const stream of streams) serve(stream);
      scan.intersect();
    }
    seqs.push(...scan.take());
  }
  return { seqs, read, rounds };
}

test("two equally frequent terms yield the messages that contain both", () => {
  const { seqs } = scanRoom({ 1: blocksOf(4), 2: blocksOf(6) }, [[1], [2]]);
  expect(seqs).toEqual(Array.from({ length: Math.ceil(LAST / 12) }, (_, index) => LAST - index * 12));
});

test("a frequent term beside a rare one is not read to its end", () => {
  const { seqs, read } = scanRoom({ 1: blocksOf(2), 2: blocksOf(20_001) }, [[1], [2]]);
  expect(seqs).toEqual(Array.from({ length: 9 }, (_, index) => LAST - index * 20_001));
  expect(read.get(1)).toBeLessThan(10);
  expect(read.get(2)).toBe(1);
});

test("a frequent term alone is read only as far as the newest hits need", () => {
  const { seqs, read } = scanRoom({ 1: blocksOf(2) }, [[1]], 60);
  expect(seqs.slice(0, 3)).toEqual([LAST, LAST - 2, LAST - 4]);
  expect(read.get(1)).toBe(2);
});

test("many terms of one group, in blocks of one message each, take few rounds", () => {
  const terms = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [index, blocksOf(400 + index, 1)]),
  );
  const { seqs, rounds } = scanRoom(terms, [Object.keys(terms).map(Number)]);
  const each = new Set(Object.values(terms).flatMap((blocks) => blocks.map(({ lastSeq }) => lastSeq)));
  expect(seqs).toEqual([...each].sort((a, b) => b - a));
  expect(rounds).toBeLessThan(40);
});
