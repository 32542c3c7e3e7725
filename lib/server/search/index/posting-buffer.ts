import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Transaction } from "../../platform/runtime";
import { encodeSeqs, MAX_BLOCK_SEQS } from "./seq-codec";
import { getOrCreateTermIds } from "./term-dictionary";

/** A block before it is written; `seqs` in descending order. */
export interface PostingBlock {
  roomNo: number;
  termId: number;
  seqs: readonly number[];
  /** Upper bound of the time of the message with the highest seq, in seconds. */
  lastAt: number;
}

/** Characters per write to the COPY stream: a write per line would cost more than the line. */
const CHUNK_LENGTH = 64 * 1024;

/** Collects the terms of many messages, so that a term costs one row per room, not one per message. */
export class PostingBuffer {
  private readonly rooms = new Map<number, Map<string, number[]>>();
  private readonly times = new Map<number, Map<number, number>>();
  /** Number of collected postings, to which the buffer's memory is proportional. */
  size = 0;

  /** Adds a message's terms. The seqs of a room may come in any order, each once. */
  add(roomNo: number, seq: number, createdAt: Date, terms: Iterable<string>): void {
    const room = getOrCreateMap(this.rooms, roomNo);
    getOrCreateMap(this.times, roomNo).set(seq, Math.ceil(createdAt.getTime() / 1_000));
    for (const term of terms) {
      const seqs = room.get(term);
      if (seqs) seqs.push(seq);
      else room.set(term, [seq]);
      this.size++;
    }
  }

  async write(sql: Transaction): Promise<void> {
    const words = new Set<string>();
    for (const room of this.rooms.values()) for (const word of room.keys()) words.add(word);
    const ids = await getOrCreateTermIds(words);
    const blocks: PostingBlock[] = [];
    for (const [roomNo, room] of this.rooms) {
      const times = this.times.get(roomNo);
      for (const [word, unordered] of room) {
        const termId = ids.get(word);
        if (termId === undefined) throw new Error("a term has no id");
        const seqs = unordered.sort((a, b) => b - a);
        for (let at = 0; at < seqs.length; at += MAX_BLOCK_SEQS) {
          const chunk = seqs.slice(at, at + MAX_BLOCK_SEQS);
          blocks.push({ roomNo, termId, seqs: chunk, lastAt: times?.get(chunk[0] ?? 0) ?? 0 });
        }
      }
    }
    await insertPostingBlocks(sql, blocks);
  }
}

function getOrCreateMap<K, V>(maps: Map<number, Map<K, V>>, key: number): Map<K, V> {
  const known = maps.get(key);
  if (known) return known;
  const created = new Map<K, V>();
  maps.set(key, created);
  return created;
}

/** Inserts blocks with COPY in the order of the primary key, so that neighbours in the index are neighbours on disk. */
export async function insertPostingBlocks(sql: Transaction, blocks: PostingBlock[]): Promise<void> {
  if (blocks.length === 0) return;
  blocks.sort((a, b) => a.roomNo - b.roomNo || a.termId - b.termId);
  const copy = await sql
    .unsafe("copy search_postings (room_no, term_id, last_seq, span, last_at, seqs) from stdin")
    .writable();
  await pipeline(Readable.from(copyLines(blocks)), copy);
}

/** Yields the lines of the COPY, many at once. */
function* copyLines(blocks: readonly PostingBlock[]): Generator<string> {
  let lines = "";
  for (const { roomNo, termId, lastAt, seqs } of blocks) {
    const last = seqs[0] ?? 0;
    const span = last - (seqs.at(-1) ?? last);
    lines += `${roomNo}\t${termId}\t${last}\t${span}\t${lastAt}\t\\\\x${encodeSeqs(seqs).toString("hex")}\n`;
    if (lines.length < CHUNK_LENGTH) continue;
    yield lines;
    lines = "";
  }
  yield lines;
}
