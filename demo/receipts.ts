import type { DemoMessageRow } from "./message-rows";
import type { Random } from "./random";

export interface ReceiptPositions {
  readSeq: number;
  deliveredSeq: number;
}

/** A row of `receipt_ranges`. */
export interface ReceiptRange {
  roomId: string;
  userId: string;
  kind: "delivered" | "read";
  fromSeq: number;
  toSeq: number;
  at: Date;
}

/** Max times a member has read a room. */
const READING_SESSIONS = 10;
const MINUTE = 60_000;

/** Returns the receipts of a member who has not read the last `unread` messages of others. */
export function receiptsWithUnread(
  userId: string,
  rows: readonly DemoMessageRow[],
  unread: number,
): ReceiptPositions {
  const ofOthers = rows.filter((row) => row.senderId !== userId && !row.deletedAt);
  const firstUnread = unread > 0 ? ofOthers.at(-unread) : undefined;
  return { readSeq: firstUnread ? firstUnread.seq - 1 : rows.length, deliveredSeq: rows.length };
}

/** Returns receipts of a member who has read most. A sender has read everything up to their own last message. */
export function randomReceipts(
  random: Random,
  userId: string,
  rows: readonly DemoMessageRow[],
): ReceiptPositions {
  const own = rows.findLast((row) => row.senderId === userId)?.seq ?? 0;
  const readSeq = random.chance(0.6) ? rows.length : Math.max(own, rows.length - random.int(1, 12));
  const deliveredSeq = random.chance(0.8) ? rows.length : random.int(readSeq, rows.length);
  return { readSeq, deliveredSeq };
}

/** Returns a member's receipt ranges: from the first message to the receipts, without overlap, one per reading session. */
export function buildReceiptRanges(
  random: Random,
  userId: string,
  { readSeq, deliveredSeq }: ReceiptPositions,
  rows: readonly DemoMessageRow[],
  now: number,
): ReceiptRange[] {
  const roomId = rows[0]?.roomId ?? "";
  const sentAt = (seq: number) => rows[seq - 1]?.createdAt.getTime() ?? now;
  const ends = sessionEnds(random, readSeq);
  const ranges: ReceiptRange[] = [];
  let [delivered, read, from] = [0, 0, 1];
  for (const toSeq of deliveredSeq > readSeq ? [...ends, deliveredSeq] : ends) {
    const range = { roomId, userId, fromSeq: from, toSeq };
    delivered = Math.min(now, Math.max(delivered, sentAt(toSeq) + random.int(300, 4_000)));
    ranges.push({ ...range, kind: "delivered", at: new Date(delivered) });
    if (toSeq <= readSeq) {
      read = Math.min(now, Math.max(read, delivered + random.int(2_000, 25 * MINUTE)));
      ranges.push({ ...range, kind: "read", at: new Date(read) });
    }
    from = toSeq + 1;
  }
  return ranges;
}

function sessionEnds(random: Random, readSeq: number): number[] {
  const ends = new Set<number>(readSeq > 0 ? [readSeq] : []);
  for (let session = 1; session < READING_SESSIONS && readSeq > 1; session++)
    ends.add(random.int(1, readSeq - 1));
  return [...ends].sort((a, b) => a - b);
}
