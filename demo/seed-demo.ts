import { v7 as uuidv7 } from "uuid";
import { hashPassword } from "../lib/server/accounts/passwords/password";
import { transaction } from "../lib/server/db/transaction";
import { runtime, type Sql, type Transaction } from "../lib/server/platform/runtime";
import { composeRoom } from "./compose-room";
import { DEMO_PASSWORD, type DemoPerson, demoPeople } from "./demo-people";
import { type DemoRoom, demoRooms } from "./demo-rooms";
import {
  insertMembers,
  insertMessages,
  insertPeople,
  insertReceiptRanges,
  insertRooms,
  type NewMember,
  type NewRoom,
} from "./insert-demo";
import { buildMessageRows, type DemoMessageRow } from "./message-rows";
import { Random } from "./random";
import { buildReceiptRanges, type ReceiptRange, randomReceipts, receiptsWithUnread } from "./receipts";

const SEED = 20;
const DAY = 24 * 60 * 60_000;
const [ann] = demoPeople;

export interface SeedResult {
  people: number;
  rooms: number;
  messages: number;
}

interface FilledRoom {
  room: NewRoom;
  members: NewMember[];
  messages: DemoMessageRow[];
  ranges: ReceiptRange[];
}

/**
 * Fills an empty database with people, rooms and ten weeks of conversation. The result is the same each time, apart from
 * the times, which end now, and the ids. Returns null, and changes nothing, when the database has users.
 */
export async function seedDemo(): Promise<SeedResult | null> {
  if (await hasUsers(runtime("sql"))) return null;
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const random = new Random(SEED);
  const now = Date.now();
  const usedSentences = new Set<string>();
  const filled = demoRooms.map((room) => fillRoom(random, room, usedSentences, now));
  const people = demoPeople.map((person) => ({
    ...person,
    createdAt: new Date(now - 80 * DAY),
    lastSeenAt: new Date(now - random.int(2, 600) * 60_000),
  }));
  const messages = filled.flatMap((each) => each.messages);
  return transaction(async (sql) => {
    // Two instances may start at the same time on one empty database.
    await sql`lock table users in share row exclusive mode`;
    if (await hasUsers(sql)) return null;
    await insertPeople(sql, people, passwordHash);
    await insertRooms(
      sql,
      filled.map((each) => each.room),
    );
    await insertMembers(
      sql,
      filled.flatMap((each) => each.members),
    );
    await insertMessages(sql, messages);
    await insertReceiptRanges(
      sql,
      filled.flatMap((each) => each.ranges),
    );
    return { people: people.length, rooms: filled.length, messages: messages.length };
  });
}

async function hasUsers(sql: Sql | Transaction): Promise<boolean> {
  return (await sql`select 1 from users limit 1`).length > 0;
}

function fillRoom(random: Random, spec: DemoRoom, usedSentences: Set<string>, now: number): FilledRoom {
  const people = spec.people.map(findPerson);
  const composed = composeRoom(random, spec, people, usedSentences, now);
  const createdAt = (composed[0]?.at ?? now) - random.int(1, 30) * 60_000;
  const id = uuidv7({ msecs: createdAt });
  const { rows, lastRev } = buildMessageRows(random, id, composed);
  const ids = people.map((person) => person.id);
  const room: NewRoom = {
    id,
    kind: spec.title === null ? "direct" : "group",
    title: spec.title ?? "",
    directKey: spec.title === null ? ids.toSorted().join(":") : null,
    createdAt: new Date(createdAt),
    lastActivityAt: rows.at(-1)?.createdAt ?? new Date(createdAt),
    lastSeq: rows.length,
    lastRev,
  };
  const members = ids.map((userId, index): NewMember => {
    const receipts =
      userId === ann?.id
        ? receiptsWithUnread(userId, rows, spec.unread ?? 0)
        : randomReceipts(random, userId, rows);
    return {
      roomId: id,
      userId,
      role: roleOf(room, index),
      joinedAt: new Date(createdAt + index),
      ...receipts,
    };
  });
  const ranges = members.flatMap((member) => buildReceiptRanges(random, member.userId, member, rows, now));
  return { room, members, messages: rows, ranges };
}

function roleOf({ kind }: NewRoom, index: number): NewMember["role"] {
  if (kind === "direct" || index > 1) return "member";
  return index === 0 ? "owner" : "admin";
}

function findPerson(key: string): DemoPerson {
  const person = demoPeople.find(({ email }) => email.startsWith(`${key}@`));
  if (!person) throw new Error(`the demo has no person ${key}`);
  return person;
}
