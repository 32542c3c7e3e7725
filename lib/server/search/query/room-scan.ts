import { decodeSeqs } from "../index/seq-codec";
import type { TermGroup } from "./expand-terms";
import type { ScopeRoom } from "./search-scope";

/** What is read of one word's blocks in one room, from the newest on. */
export interface PostingStream {
  termId: number;
  /** Blocks from this one on have been read. */
  below: number;
  /** No seq from here on is missing. */
  floor: number;
  exhausted: boolean;
  /** Seqs of it and of the other words that count as the same. */
  seqs: Set<number>;
}

/** Words that count as the same. */
interface Strand {
  streams: PostingStream[];
  seqs: Set<number>;
}

const ENDED = 0;
/** Blocks of a word that are read at first, and at most, at once. */
const BLOCKS = { first: 2, most: 512 };
/** Messages that are looked at first, and at most, at once. */
const WANTED = { first: 4, most: 128 };
/** A word in one message of so many, beside one that is so many times as rare, is left to the check of the text. */
const DENSE = 8;

/** Goes through one room's messages that have all words of a query, from the newest backwards, by what the index holds. */
export class RoomScan {
  /** No further message is later, in ms. */
  latestPossibleMs: number;
  /** Blocks of a word that are read next time. */
  blocksPerRead = BLOCKS.first;
  /** Messages that are looked at next time. */
  private wanted = WANTED.first;
  private strands: Strand[];
  private ready: number[] = [];
  private position: number;

  constructor(
    readonly room: ScopeRoom,
    groups: readonly TermGroup[],
    bound: number,
  ) {
    this.latestPossibleMs = bound;
    this.position = room.to + 1;
    this.strands = groups.map((termIds) => {
      const seqs = new Set<number>();
      const floor = Number.MAX_SAFE_INTEGER;
      return {
        seqs,
        streams: termIds.map((termId) => ({ termId, below: floor, floor, exhausted: false, seqs })),
      };
    });
  }

  /** Asks for no fewer messages next time. */
  requestAtLeast(count: number): void {
    this.wanted = Math.max(this.wanted, count);
  }

  /** The next seqs; twice as many the time after. Fewer than wanted do not mean the end: see `needs` and `ended`. */
  take(): number[] {
    const count = this.wanted;
    this.wanted = Math.max(count, Math.min(WANTED.most, 2 * count));
    if (this.strands.length === 0) {
      const last = Math.max(this.room.from, this.position - count);
      const seqs = Array.from(
        { length: Math.max(0, this.position - last) },
        (_, at) => this.position - 1 - at,
      );
      this.position = last;
      return seqs;
    }
    const seqs = this.ready.splice(0, count);
    this.position = seqs.at(-1) ?? this.position;
    return seqs;
  }

  /** The streams that hold it up while fewer seqs are ready than wanted; none when there are as many, or it has ended. */
  streamsToRead(): PostingStream[] {
    if (this.ready.length >= this.wanted || this.floor() <= this.room.from) return [];
    const open = this.strands.flatMap(({ streams }) => streams.filter((one) => !one.exhausted));
    // The half that is behind, of many: one at a time would be as many round trips.
    const floors = open.map((one) => one.floor).sort((a, b) => b - a);
    const middle = floors[(floors.length - 1) >> 1] ?? 0;
    return open.filter((one) => one.floor >= middle);
  }

  get ended(): boolean {
    if (this.strands.length === 0) return this.position <= this.room.from;
    return this.ready.length === 0 && this.floor() <= this.room.from;
  }

  /** Takes in the blocks of a stream that were read; fewer than asked for are the last ones. */
  load(stream: PostingStream, blocks: readonly { lastSeq: number; seqs: Uint8Array }[], asked: number): void {
    for (const { lastSeq, seqs } of blocks) {
      for (const seq of decodeSeqs(lastSeq, seqs)) {
        if (seq >= this.room.from && seq < this.position) stream.seqs.add(seq);
      }
    }
    const last = blocks.at(-1)?.lastSeq;
    if (last !== undefined) stream.below = last;
    stream.exhausted = blocks.length < asked;
    stream.floor = stream.exhausted ? ENDED : stream.below;
  }

  /** Call after loading: finds which seqs all words have in common. */
  intersect(): void {
    this.blocksPerRead = Math.min(BLOCKS.most, this.blocksPerRead * 4);
    this.leaveDense();
    const floor = this.floor();
    const [fewest, ...others] = this.strands.map(({ seqs }) => seqs).sort((a, b) => a.size - b.size);
    const common: number[] = [];
    for (const seq of fewest ?? []) {
      if (seq >= floor && seq < this.position && others.every((seqs) => seqs.has(seq))) common.push(seq);
    }
    this.ready = common.sort((a, b) => b - a);
  }

  /** To follow a common word down to the places of a rare one would be to read all of it, and the text tells as well. */
  private leaveDense(): void {
    const known = this.strands.map((strand) => {
      const floor = floorOf(strand);
      const covered = this.room.to + 1 - Math.max(floor, this.room.from);
      return { strand, floor, density: strand.seqs.size / Math.max(1, covered) };
    });
    const thinnest = Math.min(...known.map((one) => one.density));
    const left = known.filter(
      ({ floor, density }) => floor <= this.room.from || density < 1 / DENSE || density < thinnest * DENSE,
    );
    this.strands = left.map(({ strand }) => strand);
  }

  /** From here on all words' seqs are known. */
  private floor(): number {
    return Math.max(...this.strands.map(floorOf));
  }
}

function floorOf({ streams }: Strand): number {
  let floor = ENDED;
  for (const one of streams) floor = Math.max(floor, one.floor);
  return floor;
}
