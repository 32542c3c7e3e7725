import { connect } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import postgres from "postgres";
import { fastUuid } from "../support/fast-uuid";
import type { Author } from "./strategies";

/** Continues each room's seq from one COPY to the next. */
export type Seqs = Map<string, number>;

/** Opens one connection with TCP_NODELAY: with Nagle's algorithm on, a small COPY takes 100 ms. */
export function connectForCopy(url: string): postgres.Sql {
  const { hostname, port } = new URL(url);
  const socket = () => connect({ host: hostname, port: Number(port), noDelay: true });
  // postgres.js has this option, but its types omit it.
  const options: postgres.Options<Record<string, never>> & { socket: typeof socket } = { max: 1, socket };
  return postgres(url, options);
}

/**
 * Copies `count` messages into `messages` and its indexes, `perTransaction` per transaction, and nothing else: no
 * membership, room counter or push. The rows are built before the clock starts. Returns messages a second.
 */
export async function copyMessages(
  sql: postgres.Sql,
  { authors, seqs, count, bytes, perTransaction }: CopyPlan,
): Promise<number> {
  const chunks: Buffer[] = [];
  for (let from = 0; from < count; from += perTransaction) {
    chunks.push(lines(authors, seqs, from, Math.min(count, from + perTransaction), bytes));
  }
  const start = performance.now();
  for (const chunk of chunks) {
    const copy = await sql`copy messages
      (room_id, seq, rev, id, sender_id, type, content, mentions, created_at) from stdin`.writable();
    await pipeline(Readable.from(pieces(chunk)), copy);
  }
  return (count / (performance.now() - start)) * 1_000;
}

export interface CopyPlan {
  authors: readonly Author[];
  seqs: Seqs;
  count: number;
  bytes: number;
  perTransaction: number;
}

const PIECE = 64 * 1024;

function lines(authors: readonly Author[], seqs: Seqs, from: number, to: number, bytes: number): Buffer {
  const content = "x".repeat(bytes);
  const at = new Date().toISOString();
  let text = "";
  for (let index = from; index < to; index++) {
    const { roomId = "", userId = "" } = authors[index % authors.length] ?? {};
    const seq = (seqs.get(roomId) ?? 0) + 1;
    seqs.set(roomId, seq);
    text += `${roomId}\t${seq}\t${seq}\t${fastUuid()}\t${userId}\ttext\t${content}\t{}\t${at}\n`;
  }
  return Buffer.from(text);
}

function* pieces(data: Buffer): Generator<Buffer> {
  for (let at = 0; at < data.length; at += PIECE) yield data.subarray(at, at + PIECE);
}
