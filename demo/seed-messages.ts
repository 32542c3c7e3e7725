import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { v7 as uuidv7 } from "uuid";
import { transaction } from "../lib/server/db/transaction";
import type { Transaction } from "../lib/server/platform/runtime";
import { BULK_COPY_COLUMNS, type BulkRoom, bulkCopyLines, MIN_BULK_MEMBERS } from "./bulk-messages";
import { type DemoPerson, demoPeople } from "./demo-people";
import { insertMembers, insertPeople, insertReceiptRanges, insertRooms } from "./insert-demo";
import { Random } from "./random";

export interface SeedAmount {
  messages: number;
  rooms: number;
}

/** How far back the messages reach. */
const SPAN_MS = 700 * 24 * 60 * 60_000;
/** Min characters per write to COPY. */
const CHUNK_SIZE = 256 * 1024;
const TITLES = [
  "Alder",
  "Beacon",
  "Cedar",
  "Delta",
  "Ember",
  "Fjord",
  "Garnet",
  "Harbour",
  "Iris",
  "Juniper",
];

/**
 * Adds `messages` messages in `rooms` new groups of the demo's people by COPY, for load tests. Room sizes vary widely and
 * every message has been read. Runs in one transaction.
 *
 * @param passwordHash of the people who are inserted; null: they cannot sign in.
 */
export async function seedMessages(amount: SeedAmount, passwordHash: string | null): Promise<void> {
  await transaction(async (sql) => {
    const now = Date.now();
    const from = now - SPAN_MS;
    const random = new Random(now);
    const people = await ensurePeople(sql, passwordHash, new Date(now));
    const rooms = Array.from({ length: amount.rooms }, (): BulkRoom => {
      const members = random.shuffled(people).slice(0, random.int(MIN_BULK_MEMBERS, people.length));
      return { id: uuidv7({ msecs: from }), members, lastSeq: 0, lastAt: from };
    });
    const copy = await sql.unsafe(`copy messages (${BULK_COPY_COLUMNS}) from stdin`).writable();
    const lines = bulkCopyLines(random, rooms, { messages: amount.messages, from, to: now });
    await pipeline(Readable.from(chunksOf(lines)), copy);
    await insertRoomsAndMembers(sql, rooms, new Date(from), new Date(now));
  });
}

/** Inserts those of the demo's people who are missing. Returns all of them with their ids in this database. */
async function ensurePeople(sql: Transaction, passwordHash: string | null, now: Date): Promise<DemoPerson[]> {
  const people = demoPeople.map((person) => ({ ...person, createdAt: now, lastSeenAt: now }));
  await insertPeople(sql, people, passwordHash);
  const emails = demoPeople.map((person) => person.email);
  return sql<
    DemoPerson[]
  >`select id, name, email from users where email = any(${emails}::text[]) order by email`;
}

/** Joins lines into chunks: one write per line would cost more than the line. */
function* chunksOf(lines: Iterable<string>): Generator<string> {
  let chunk = "";
  for (const line of lines) {
    chunk += line;
    if (chunk.length < CHUNK_SIZE) continue;
    yield chunk;
    chunk = "";
  }
  if (chunk) yield chunk;
}

async function insertRoomsAndMembers(
  sql: Transaction,
  rooms: readonly BulkRoom[],
  joinedAt: Date,
  readAt: Date,
): Promise<void> {
  const rows = rooms.map(({ id, lastSeq, lastAt }, index) => ({
    id,
    kind: "group" as const,
    title: `Team ${TITLES[index % TITLES.length]} ${index + 1}`,
    directKey: null,
    createdAt: joinedAt,
    lastActivityAt: new Date(lastAt),
    lastSeq,
    lastRev: lastSeq,
  }));
  const members = rooms.flatMap(({ id, lastSeq, members: people }) =>
    people.map((person, index) => ({
      roomId: id,
      userId: person.id,
      role: index === 0 ? ("owner" as const) : ("member" as const),
      joinedAt,
      readSeq: lastSeq,
      deliveredSeq: lastSeq,
    })),
  );
  const ranges = members.flatMap(({ roomId, userId, readSeq: toSeq }) =>
    (["delivered", "read"] as const).map((kind) => ({ roomId, userId, kind, fromSeq: 1, toSeq, at: readAt })),
  );
  await insertRooms(sql, rows);
  await insertMembers(sql, members);
  await insertReceiptRanges(sql, ranges);
}
