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

const SPAN = 700 * 24 * 60 * 60_000;
const CHUNK = 256 * 1024;
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
 * Adds `messages` messages in `rooms` new groups of the demo's people, by COPY, for measuring with a lot of data. The
 * rooms are of very different sizes and everything in them has been read. All or nothing.
 *
 * @param passwordHash for those of the people who are new here; null when nobody shall sign in as them.
 */
export async function seedMessages(amount: SeedAmount, passwordHash: string | null): Promise<void> {
  await transaction(async (sql) => {
    const now = Date.now();
    const from = now - SPAN;
    const random = new Random(now);
    const people = await somePeople(sql, passwordHash, new Date(now));
    const rooms = Array.from({ length: amount.rooms }, (): BulkRoom => {
      const members = random.shuffled(people).slice(0, random.int(MIN_BULK_MEMBERS, people.length));
      return { id: uuidv7({ msecs: from }), members, lastSeq: 0, lastAt: from };
    });
    const copy = await sql.unsafe(`copy messages (${BULK_COPY_COLUMNS}) from stdin`).writable();
    const lines = bulkCopyLines(random, rooms, { messages: amount.messages, from, to: now });
    await pipeline(Readable.from(chunksOf(lines)), copy);
    await insertFilled(sql, rooms, new Date(from), new Date(now));
  });
}

/** The demo's people as this database knows them. */
async function somePeople(sql: Transaction, passwordHash: string | null, now: Date): Promise<DemoPerson[]> {
  const wanted = demoPeople.map((person) => ({ ...person, createdAt: now, lastSeenAt: now }));
  await insertPeople(sql, wanted, passwordHash);
  const emails = demoPeople.map((person) => person.email);
  return sql<
    DemoPerson[]
  >`select id, name, email from users where email = any(${emails}::text[]) order by email`;
}

/** A write per line would cost more than the line. */
function* chunksOf(lines: Iterable<string>): Generator<string> {
  let chunk = "";
  for (const line of lines) {
    chunk += line;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = "";
  }
  if (chunk) yield chunk;
}

async function insertFilled(
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
