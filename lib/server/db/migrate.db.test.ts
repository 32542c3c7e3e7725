import { readMigrationFiles } from "drizzle-orm/migrator";
import postgres from "postgres";
import { expect, test } from "vitest";
import { createTestDatabase } from "@/tests/support/database/test-database";
import { migrate } from "./migrate";

test("processes that start concurrently migrate one after the other", async () => {
  const database = await createTestDatabase();
  const sql = postgres(database.url, { max: 1, onnotice: () => undefined });
  await sql`drop schema public cascade`;
  await sql`drop schema drizzle cascade`;
  await sql`create schema public`;
  await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)]);
  const { length } = readMigrationFiles({ migrationsFolder: "drizzle/migrations" });
  expect(await sql`select 1 from drizzle.__drizzle_migrations`).toHaveLength(length);
  expect(await sql`select 1 from messages`).toHaveLength(0);
  await sql.end();
  await database.drop();
});

test("a database newer than the code is refused with a clear message and left unchanged", async () => {
  const database = await createTestDatabase();
  const sql = postgres(database.url, { max: 1, onnotice: () => undefined });
  await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of the future', 9999999999999)`;
  await expect(migrate(database.url)).rejects.toMatchObject({
    code: "startup",
    message: "The database was written by a newer version of Parley than this one; update the program.",
  });
  await sql.end();
  await database.drop();
});
