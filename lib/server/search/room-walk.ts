import type { Group } from "./expand-terms";
import type { ScopeRoom } from "./search-scope";
import { decodeSeqs } from "./seq-block";

/** What is read of one word's blocks in one room, from the newest on. */
export interface Stream {
  termId: number;
  /** Blocks from this one on have been read. */
  below: number;
  /** No seq from here on is missing. */
  floor: number;
  ended: boolean;
}

const ENDED = 0;
/** Read of a word at first: enough for a page of it alone, and where words have to meet some more. */
const BLOCKS = { alone: 2, together: 8 };

/** Goes through one room's messages that have all words of a query, from the newest backwards, by what the index holds. */
export class RoomWalk {
  /** No further message is later, in ms. */
  bound: number;
  /** Blocks of a word that are read next time. */
  blocks: number;
  private readonly streams: { terms: Stream[]; seqs: Set<number> }[];
  private ready: number[] = [];
  private position: number;

  constructor(
    readonly room: ScopeRoom,
    groups: readonly Group[],
    bound: number,
  ) {
    this.bound = bound;
    this.blocks = groups.length > 1 ? BLOCKS.together : BLOCKS.alone;
    this.position = room.to + 1;
    this.streams = groups.map((termIds) => ({
      terms: termIds.map((termId) => ({
        termId,
        below: Number.MAX_SAFE_INTEGER,
        floor: Number.MAX_SAFE_INTEGER,
        ended: false,
      })),
      seqs: new Set(),
    }));
  }

  /** Up to `count` further seqs. Fewer do not mean the end: see `needs` and `ended`. */
  take(count: number): number[] {
    if (this.streams.length === 0) {
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

  /** The streams that hold it up while fewer than `count` seqs are ready; none when there are as many, or it has ended. */
  needs(count: number): Stream[] {
    if (this.ready.length >= count || this.floor() <= this.room.from) return [];
    const floor = this.floor();
    return this.streams.flatMap(({ terms }) => terms.filter((one) => !one.ended && one.floor >= floor));
  }

  get ended(): boolean {
    if (this.streams.length === 0) return this.position <= this.room.from;
    return this.ready.length === 0 && this.floor() <= this.room.from;
  }

  /** Takes in the blocks of a stream that were read; fewer than asked for are the last ones. */
  load(stream: Stream, blocks: readonly { lastSeq: number; seqs: Uint8Array }[], asked: number): void {
    const group = this.streams.find(({ terms }) => terms.includes(stream));
    for (const { lastSeq, seqs } of blocks) {
      for (const seq of decodeSeqs(lastSeq, seqs)) {
        if (seq >= this.room.from && seq < this.position) group?.seqs.add(seq);
      }
    }
    const last = blocks.at(-1)?.lastSeq;
    if (last !== undefined) stream.below = last;
    stream.ended = blocks.length < asked;
    stream.floor = stream.ended ? ENDED : stream.below;
  }

  /** Call after loading: finds which seqs all words have in common. */
  meet(): void {
    const floor = this.floor();
    const [fewest, ...others] = this.streams.map(({ seqs }) => seqs).sort((a, b) => a.size - b.size);
    const common: number[] = [];
    for (const seq of fewest ?? []) {
      if (seq >= floor && seq < this.position && others.every((seqs) => seqs.has(seq))) common.push(seq);
    }
    this.ready = common.sort((a, b) => b - a);
  }

  /** From here on all words' seqs are known. */
  private floor(): number {
    let floor = ENDED;
    for (const { terms } of this.streams) for (const one of terms) floor = Math.max(floor, one.floor);
    return floor;
  }
}
