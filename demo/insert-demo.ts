import type { Sql, Transaction } from "../lib/server/platform/runtime";
import type { DemoPerson } from "./demo-people";
import type { DemoMessageRow } from "./message-rows";
import type { ReceiptRange } from "./receipts";

/** Messages per INSERT. */
const BATCH_SIZE = 1_000;

export interface NewRoom {
  id: string;
  kind: "direct" | "group";
  title: string;
  directKey: string | null;
  createdAt: Date;
  lastActivityAt: Date;
  lastSeq: number;
  lastRev: number;
}

export interface NewMember {
  roomId: string;
  userId: string;
  role: "owner" | "admin" | "member";
  joinedAt: Date;
  readSeq: number;
  deliveredSeq: number;
}

/**
 * Returns the values of one column in the order of the rows, as `unnest` takes them. Times become text: the client treats
 * an array that starts with a Date as one timestamp.
 */
function columnsOf<T>(rows: readonly T[]) {
  return <K extends keyof T>(name: K) =>
    rows.map(({ [name]: value }) => (value instanceof Date ? value.toISOString() : value) as Column<T[K]>);
}

type Column<V> = V extends Date ? string : V;

/**
 * Inserts the people whose address is not taken. Without a hash they cannot sign in. With one the first person becomes the
 * administrator, unless the database has users already.
 */
export async function insertPeople(
  sql: Sql | Transaction,
  people: readonly (DemoPerson & { createdAt: Date; lastSeenAt: Date })[],
  passwordHash: string | null,
): Promise<void> {
  const column = columnsOf(people);
  await sql`
    insert into users (id, name, email, password_hash, created_at, last_seen_at, administers)
    select id, name, email, ${passwordHash}, created_at, last_seen_at,
      place = 1 and ${passwordHash !== null} and not exists (select 1 from users)
    from unnest(
      ${column("id")}::uuid[], ${column("name")}::text[], ${column("email")}::text[],
      ${column("createdAt")}::timestamptz[], ${column("lastSeenAt")}::timestamptz[]
    ) with ordinality as t(id, name, email, created_at, last_seen_at, place)
    on conflict do nothing`;
}

export async function insertRooms(sql: Sql | Transaction, rooms: readonly NewRoom[]): Promise<void> {
  const column = columnsOf(rooms);
  await sql`
    insert into rooms (id, kind, title, direct_key, created_at, last_activity_at, last_seq, last_rev)
    select * from unnest(
      ${column("id")}::uuid[], ${column("kind")}::text[], ${column("title")}::text[], ${column("directKey")}::text[],
      ${column("createdAt")}::timestamptz[], ${column("lastActivityAt")}::timestamptz[],
      ${column("lastSeq")}::bigint[], ${column("lastRev")}::bigint[]
    )`;
}

export async function insertMembers(sql: Sql | Transaction, members: readonly NewMember[]): Promise<void> {
  const column = columnsOf(members);
  await sql`
    insert into room_members (room_id, user_id, role, joined_at, read_seq, public_read_seq, delivered_seq)
    select room_id, user_id, role, joined_at, read_seq, read_seq, delivered_seq from unnest(
      ${column("roomId")}::uuid[], ${column("userId")}::uuid[], ${column("role")}::text[],
      ${column("joinedAt")}::timestamptz[], ${column("readSeq")}::bigint[], ${column("deliveredSeq")}::bigint[]
    ) as t(room_id, user_id, role, joined_at, read_seq, delivered_seq)`;
}

export async function insertReceiptRanges(
  sql: Sql | Transaction,
  ranges: readonly ReceiptRange[],
): Promise<void> {
  const column = columnsOf(ranges);
  await sql`
    insert into receipt_ranges (room_id, user_id, kind, from_seq, to_seq, at)
    select * from unnest(
      ${column("roomId")}::uuid[], ${column("userId")}::uuid[], ${column("kind")}::text[],
      ${column("fromSeq")}::bigint[], ${column("toSeq")}::bigint[], ${column("at")}::timestamptz[]
    )`;
}

export async function insertMessages(
  sql: Sql | Transaction,
  messages: readonly DemoMessageRow[],
): Promise<void> {
  for (let from = 0; from < messages.length; from += BATCH_SIZE) {
    await insertBatch(sql, messages.slice(from, from + BATCH_SIZE));
  }
}

async function insertBatch(sql: Sql | Transaction, rows: readonly DemoMessageRow[]): Promise<void> {
  const column = columnsOf(rows);
  const mentions = rows.map((row) => JSON.stringify(row.mentions));
  await sql`
    insert into messages (
      room_id, seq, rev, id, sender_id, type, content, reply_to, mentions, created_at, edited_at, deleted_at
    )
    select room_id, seq, rev, id, sender_id, 'text', content, reply_to,
      array(select jsonb_array_elements_text(mentions::jsonb)), created_at, edited_at, deleted_at
    from unnest(
      ${column("roomId")}::uuid[], ${column("seq")}::bigint[], ${column("rev")}::bigint[], ${column("id")}::uuid[],
      ${column("senderId")}::uuid[], ${column("content")}::text[], ${column("replyTo")}::uuid[], ${mentions}::text[],
      ${column("createdAt")}::timestamptz[], ${column("editedAt")}::timestamptz[], ${column("deletedAt")}::timestamptz[]
    ) as t(room_id, seq, rev, id, sender_id, content, reply_to, mentions, created_at, edited_at, deleted_at)`;
}
