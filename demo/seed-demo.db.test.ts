import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database/test-database";
import { passwordMatches } from "../lib/server/accounts/passwords/password";
import { connectDatabase, disconnectDatabase } from "../lib/server/db/connect";
import { runtime } from "../lib/server/platform/runtime";
import { listRooms } from "../lib/server/rooms/queries";
import { DEMO_PASSWORD, demoPeople } from "./demo-people";
import { seedDemo } from "./seed-demo";

let database: TestDatabase;
let seeded: Awaited<ReturnType<typeof seedDemo>>;
let took: number;

beforeAll(async () => {
  database = await createTestDatabase();
  await connectDatabase(database.url);
  const start = performance.now();
  seeded = await seedDemo();
  took = performance.now() - start;
});

afterAll(async () => {
  await disconnectDatabase();
  await database.drop();
});

/** Queries that must return no row. */
const violations: Record<string, string> = {
  "a gap in seq": `
    select room_id from messages group by room_id having min(seq) <> 1 or max(seq) <> count(*)`,
  "a last_seq, last_rev or last_activity_at that is not the newest message's": `
    select r.id from rooms r left join messages m on m.room_id = r.id group by r.id
    having r.last_seq is distinct from max(m.seq) or r.last_rev is distinct from max(m.rev)
      or r.last_activity_at is distinct from max(m.created_at)`,
  "a revision that names two messages": `
    select room_id, rev from messages group by room_id, rev having count(*) > 1`,
  "an unchanged message whose rev is not its seq, or a changed one that kept it": `
    select id from messages where (rev = seq) = (coalesce(edited_at, deleted_at) is not null)`,
  "a time that does not rise with seq": `
    select 1 from (
      select created_at - lag(created_at) over (partition by room_id order by seq) as step from messages
    ) s where step <= interval '0'`,
  "a change before its message, or anything in the future": `
    select id from messages
    where created_at > now() or edited_at not between created_at and now()
      or deleted_at not between created_at and now()`,
  "an id that does not carry the message's time": `
    select id from messages where ('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint
      <> floor(extract(epoch from created_at) * 1000)::bigint`,
  "a message by someone who is no member": `
    select m.id from messages m left join room_members o on o.room_id = m.room_id and o.user_id = m.sender_id
    where o.user_id is null`,
  "a tombstone with content, or an empty message without one": `
    select id from messages where (content = '') <> (deleted_at is not null)`,
  "a reply to another room or to a later message": `
    select m.id from messages m left join messages r on r.id = m.reply_to and r.room_id = m.room_id
    where m.reply_to is not null and (r.id is null or r.seq >= m.seq)`,
  "a mention of a non-member, or one that the text does not show": `
    select m.id from messages m cross join unnest(m.mentions) as named(id)
    left join room_members o on o.room_id = m.room_id and o.user_id = named.id::uuid
    left join users u on u.id = o.user_id
    where u.id is null or position('@' || u.name in m.content) = 0`,
  "a receipt beyond the last message, or read before delivered": `
    select 1 from room_members m join rooms r on r.id = m.room_id
    where read_seq > delivered_seq or delivered_seq > last_seq or public_read_seq <> read_seq`,
  "a message that its own author has not read": `
    select m.id from messages m join room_members o on o.room_id = m.room_id and o.user_id = m.sender_id
    where m.seq > o.read_seq`,
  "a range that does not start where the one before it ends, or is earlier than it": `
    select 1 from (
      select from_seq, to_seq, at, lag(to_seq, 1, 0::bigint) over w as before, lag(at) over w as at_before
      from receipt_ranges window w as (partition by room_id, user_id, kind order by to_seq)
    ) s where from_seq <> before + 1 or to_seq < from_seq or at < at_before`,
  "ranges that do not reach the receipts": `
    select 1 from room_members m
    left join receipt_ranges r on r.room_id = m.room_id and r.user_id = m.user_id
    group by m.room_id, m.user_id, m.read_seq, m.delivered_seq
    having coalesce(max(to_seq) filter (where kind = 'read'), 0) <> m.read_seq
      or coalesce(max(to_seq) filter (where kind = 'delivered'), 0) <> m.delivered_seq`,
  "a receipt from before its message or from the future": `
    select 1 from receipt_ranges r join messages m on m.room_id = r.room_id and m.seq = r.to_seq
    where r.at < m.created_at or r.at > now()`,
  "a group without exactly one owner, or a direct room without exactly two members": `
    select r.id from rooms r join room_members m on m.room_id = r.id group by r.id
    having case r.kind when 'group' then count(*) filter (where role = 'owner') <> 1 or count(*) not between 4 and 12
      else count(*) <> 2 or r.direct_key <> string_agg(m.user_id::text, ':' order by m.user_id) end`,
};

describe("the demo's data", () => {
  it.each(Object.entries(violations))("has no room with %s", async (_, query) => {
    expect(await runtime("sql").unsafe(query)).toHaveLength(0);
  });

  it("is seeded within three seconds, with thousands of messages, the newest less than an hour old", async () => {
    expect(seeded).toMatchObject({ people: 12, rooms: 11 });
    expect(seeded?.messages).toBeGreaterThanOrEqual(3_000);
    expect(took).toBeLessThan(3_000);
    const [newest] = await runtime(
      "sql",
    )`select max(created_at) > now() - interval '1 hour' as fresh from messages`;
    expect(newest?.fresh).toBe(true);
  });

  it("leaves Ann 8, 3 and 1 unread messages, one of them with her name", async () => {
    const [ann] = demoPeople;
    const rooms = await listRooms({ userId: ann?.id ?? "", sessionId: "" });
    expect(rooms.map((room) => room.unread).filter((unread) => unread > 0)).toEqual([8, 1, 3]);
    expect(rooms.map((room) => room.mentions)).toContain(1);
  });

  it("repeats at most 2% of the longer texts", async () => {
    const [row] = await runtime("sql")<{ share: number }[]>`
      select 1 - count(distinct content)::float8 / count(*) as share from messages where length(content) > 40`;
    expect(row?.share).toBeLessThanOrEqual(0.02);
  });

  it("contains edits, deletions, replies, mentions, long texts, Arabic and emoji", async () => {
    const [row] = await runtime("sql")`
      select count(*) filter (where edited_at is not null)::int as edited,
        count(*) filter (where deleted_at is not null)::int as deleted,
        count(*) filter (where reply_to is not null)::int as replies,
        count(*) filter (where cardinality(mentions) > 0)::int as mentions,
        count(*) filter (where array_length(regexp_split_to_array(content, '\\s+'), 1) > 550)::int as long,
        count(*) filter (where content ~ '[\\u0600-\\u06ff]')::int as arabic,
        count(*) filter (where content ~ '^[\\U0001F300-\\U0001FAFF]+$')::int as emoji
      from messages`;
    expect(Object.entries(row ?? {}).filter(([, count]) => count === 0)).toEqual([]);
  });

  it("accepts the password that the sign-in page shows", async () => {
    const [row] = await runtime("sql")<{ passwordHash: string }[]>`select password_hash from users limit 1`;
    expect(await passwordMatches(DEMO_PASSWORD, row?.passwordHash)).toBe(true);
  });

  it("changes nothing when it runs a second time", async () => {
    const counts = () => runtime("sql")`
      select (select count(*) from users) as users, (select count(*) from messages) as messages,
        (select sum(read_seq) from room_members) as receipts, (select count(*) from receipt_ranges) as ranges`;
    const before = await counts();
    expect(await seedDemo()).toBeNull();
    expect(await counts()).toEqual(before);
  });
});
