import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Transaction } from "../../platform/runtime";
import { encodeSeqs, MAX_BLOCK_SEQS } from "./seq-codec";
import { getOrCreateTermIds } from "./term-dictionary";

/** A row of the index before it is written; `seqs` from the highest down. */
export interface PostingBlock {
  roomNo: number;
  termId: number;
  seqs: readonly number[];
  /** No earlier than the message of the highest seq, in seconds. */
  lastAt: number;
}

const CHUNK = 64 * 1024;

/** Gathers the terms of many messages, so that a word costs one row a room and not one a message. */
export class PostingBuffer {
  private readonly rooms = new Map<number, Map<string, number[]>>();
  private readonly times = new Map<number, Map<number, number>>();
  /** Places gathered so far: what the buffer's memory goes by. */
  size = 0;

  /** Seqs of a room come in any order, each once. */
  add(roomNo: number, seq: number, createdAt: Date, terms: Iterable<string>): void {
    const room = within(this.rooms, roomNo);
    within(this.times, roomNo).set(seq, Math.ceil(createdAt.getTime() / 1_000));
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
        if (termId === undefined) throw new Error("a word has no id");
        const seqs = unordered.sort((a, b) => b - a);
        for (let at = 0; at < seqs.length; at += MAX_BLOCK_SEQS) {
          const some = seqs.slice(at, at + MAX_BLOCK_SEQS);
          blocks.push({ roomNo, termId, seqs: some, lastAt: times?.get(some[0] ?? 0) ?? 0 });
        }
      }
    }
    await insertPostingBlocks(sql, blocks);
  }
}

function within<K, V>(maps: Map<number, Map<K, V>>, key: number): Map<K, V> {
  const known = maps.get(key);
  if (known) return known;
  const made = new Map<K, V>();
  maps.set(key, made);
  return made;
}

/** By COPY, in the order of the key: neighbours in the index become neighbours on the disk. */
export async function insertPostingBlocks(sql: Transaction, blocks: PostingBlock[]): Promise<void> {
  if (blocks.length === 0) return;
  blocks.sort((a, b) => a.roomNo - b.roomNo || a.termId - b.termId);
  const copy = await sql
    .unsafe("copy search_postings (room_no, term_id, last_seq, span, last_at, seqs) from stdin")
    .writable();
  await pipeline(Readable.from(linesOf(blocks)), copy);
}

/** Many lines at once: a write for each would cost more than the line. */
function* linesOf(blocks: readonly PostingBlock[]): Generator<string> {
  let lines = "";
  for (const { roomNo, termId, lastAt, seqs } of blocks) {
    const last = seqs[0] ?? 0;
    const span = last - (seqs.at(-1) ?? last);
    lines += `${roomNo}\t${termId}\t${last}\t${span}\t${lastAt}\t\\\\x${encodeSeqs(seqs).toString("hex")}\n`;
    if (lines.length < CHUNK) continue;
    yield lines;
    lines = "";
  }
  yield lines;
}
