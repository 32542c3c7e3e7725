import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database/test-database";
import { connectDatabase, disconnectDatabase } from "../lib/server/db/connect";
import { runtime } from "../lib/server/platform/runtime";
import { seedDemo } from "./seed-demo";
import { seedMessages } from "./seed-messages";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await connectDatabase(database.url);
});

afterAll(async () => {
  await disconnectDatabase();
  await database.drop();
});

it("adds exactly the given number of messages and rooms, also to a database with the demo's people", async () => {
  await seedMessages({ messages: 4_000, rooms: 7 }, null);
  await seedMessages({ messages: 9, rooms: 9 }, null);
  const [counts] = await runtime("sql")`
    select (select count(*)::int from rooms) as rooms, (select count(*)::int from messages) as messages,
      (select count(*)::int from users) as users`;
  expect(counts).toEqual({ rooms: 16, messages: 4_009, users: 12 });
  expect(await seedDemo()).toBeNull();
});

it("fills every room without gaps, in order, by its members, and read", async () => {
  const wrong = await runtime("sql")`
    select r.id from rooms r join messages m on m.room_id = r.id group by r.id
    having min(m.seq) <> 1 or max(m.seq) <> count(*) or r.last_seq <> max(m.seq) or r.last_rev <> max(m.rev)
      or r.last_activity_at <> max(m.created_at) or count(*) filter (where m.content = '') > 0
    union all
    select m.id from messages m left join room_members o on o.room_id = m.room_id and o.user_id = m.sender_id
    where o.user_id is null
    union all
    select m.id from messages m join messages before on before.room_id = m.room_id and before.seq = m.seq - 1
    where before.created_at >= m.created_at
    union all
    select o.room_id from room_members o join rooms r on r.id = o.room_id
    left join receipt_ranges g on g.room_id = o.room_id and g.user_id = o.user_id and g.from_seq = 1
    group by o.room_id, o.user_id, r.last_seq, o.read_seq
    having count(*) <> 2 or min(g.to_seq) <> r.last_seq or o.read_seq <> r.last_seq`;
  expect(wrong).toHaveLength(0);
});
