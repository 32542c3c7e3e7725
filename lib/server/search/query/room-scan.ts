import { decodeSeqs } from "../index/seq-codec";
import type { TermGroup } from "./expand-terms";
import type { ScopeRoom } from "./search-scope";

/** The blocks of one term in one room, read from the newest backwards. */
export interface PostingStream {
  termId: number;
  /** The next read starts below this seq. */
  below: number;
  /** All seqs from here on are known. */
  floor: number;
  exhausted: boolean;
  /** Known seqs of all terms of its group. */
  seqs: Set<number>;
}

/** The streams of terms that count as the same (OR). */
interface StreamGroup {
  streams: PostingStream[];
  seqs: Set<number>;
}

const ENDED = 0;
/** Blocks of a term per read. */
const BLOCKS_PER_READ = { first: 2, max: 512 };
/** Messages examined per round. */
const HITS_PER_ROUND = { first: 4, max: 128 };
/**
 * A term is left to the check of the text when it is in at least one of this many messages and at least this many times as
 * frequent as the rarest term.
 */
const DENSE = 8;

/** Scans one room's postings from the newest backwards for messages that contain a term of every group. */
export class RoomScan {
  /** Upper bound of the times of further hits, in ms. */
  latestPossibleMs: number;
  /** Blocks of a term in the next read. */
  blocksPerRead = BLOCKS_PER_READ.first;
  /** Messages examined in the next round. */
  private requested = HITS_PER_ROUND.first;
  private groups: StreamGroup[];
  private ready: number[] = [];
  private position: number;

  constructor(
    readonly room: ScopeRoom,
    termGroups: readonly TermGroup[],
    latestPossibleMs: number,
  ) {
    this.latestPossibleMs = latestPossibleMs;
    this.position = room.to + 1;
    this.groups = termGroups.map((termIds) => {
      const seqs = new Set<number>();
      const floor = Number.MAX_SAFE_INTEGER;
      return {
        seqs,
        streams: termIds.map((termId) => ({ termId, below: floor, floor, exhausted: false, seqs })),
      };
    });
  }

  /** Requests at least this many messages in the next round. */
  requestAtLeast(count: number): void {
    this.requested = Math.max(this.requested, count);
  }

  /**
   * Returns the next seqs, newest first, and doubles the number for the next round. Fewer than requested do not mean the
   * end: see `streamsToRead` and `ended`.
   */
  take(): number[] {
    const count = this.requested;
    this.requested = Math.max(count, Math.min(HITS_PER_ROUND.max, 2 * count));
    if (this.groups.length === 0) {
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

  /** Returns the streams to read next; none when enough seqs are ready or the scan has ended. */
  streamsToRead(): PostingStream[] {
    if (this.ready.length >= this.requested || this.floor() <= this.room.from) return [];
    const open = this.groups.flatMap(({ streams }) => streams.filter((stream) => !stream.exhausted));
    // With many streams, reads the least advanced half: one at a time would cost as many round trips.
    const floors = open.map((stream) => stream.floor).sort((a, b) => b - a);
    const median = floors[(floors.length - 1) >> 1] ?? 0;
    return open.filter((stream) => stream.floor >= median);
  }

  get ended(): boolean {
    if (this.groups.length === 0) return this.position <= this.room.from;
    return this.ready.length === 0 && this.floor() <= this.room.from;
  }

  /** Adds the blocks read from a stream. Fewer blocks than `requested` mean that the stream is exhausted. */
  load(
    stream: PostingStream,
    blocks: readonly { lastSeq: number; seqs: Uint8Array }[],
    requested: number,
  ): void {
    for (const { lastSeq, seqs } of blocks) {
      for (const seq of decodeSeqs(lastSeq, seqs)) {
        if (seq >= this.room.from && seq < this.position) stream.seqs.add(seq);
      }
    }
    const last = blocks.at(-1)?.lastSeq;
    if (last !== undefined) stream.below = last;
    stream.exhausted = blocks.length < requested;
    stream.floor = stream.exhausted ? ENDED : stream.below;
  }

  /** Finds the seqs that all groups have in common. Call it after loading. */
  intersect(): void {
    this.blocksPerRead = Math.min(BLOCKS_PER_READ.max, this.blocksPerRead * 4);
    this.dropDenseTerms();
    const floor = this.floor();
    const [fewest, ...otherSets] = this.groups.map(({ seqs }) => seqs).sort((a, b) => a.size - b.size);
    const common: number[] = [];
    for (const seq of fewest ?? []) {
      if (seq >= floor && seq < this.position && otherSets.every((seqs) => seqs.has(seq))) common.push(seq);
    }
    this.ready = common.sort((a, b) => b - a);
  }

  /**
   * Drops groups of frequent terms beside a rare one. Following them down to the rare term's positions would read all their
   * blocks, and the check of the text decides as well.
   */
  private dropDenseTerms(): void {
    const measured = this.groups.map((group) => {
      const floor = floorOf(group);
      const covered = this.room.to + 1 - Math.max(floor, this.room.from);
      return { group, floor, density: group.seqs.size / Math.max(1, covered) };
    });
    const lowestDensity = Math.min(...measured.map(({ density }) => density));
    const kept = measured.filter(
      ({ floor, density }) =>
        floor <= this.room.from || density < 1 / DENSE || density < lowestDensity * DENSE,
    );
    this.groups = kept.map(({ group }) => group);
  }

  /** The lowest seq from which on the seqs of all groups are known. */
  private floor(): number {
    return Math.max(...this.groups.map(floorOf));
  }
}

function floorOf({ streams }: StreamGroup): number {
  let floor = ENDED;
  for (const stream of streams) floor = Math.max(floor, stream.floor);
  return floor;
}
