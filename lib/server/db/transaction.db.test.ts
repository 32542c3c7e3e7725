import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase } from "@/tests/support/domain/fixtures";
import { runtime } from "../platform/runtime";
import { transaction } from "./transaction";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openTestDatabase();
  await runtime("sql")`create table numbers (n int primary key)`;
});
afterAll(() => close());

test("among many statements each transaction is atomic, none stays open, and none swallows other statements", async () => {
  const sql = runtime("sql");
  const work: Promise<unknown>[] = [];
  let [committed, rolledBack] = [0, 0];
  for (let n = 0; n < 1_500; n += 1) {
    work.push(sql`insert into numbers values (${n * 10})`);
    // Unevenly spaced, so that one of them gets the last slot of a connection's pipeline.
    if (n % 7 > 0 && n % 3 > 0) continue;
    rolledBack += n % 2;
    committed += 1 - (n % 2);
    work.push(
      transaction(async (tx) => {
        await tx`insert into numbers values (${n * 10 + 1})`;
        if (n % 2 > 0) throw new Error("rolled back");
      }).catch((error: Error) => expect(error.message).toBe("rolled back")),
    );
  }
  await Promise.all(work);
  const [row] = await sql<{ statements: number; committed: number }[]>`
    select count(*) filter (where n % 10 = 0)::int as statements, count(*) filter (where n % 10 = 1)::int as committed
    from numbers`;
  expect(rolledBack).toBeGreaterThan(100);
  expect(row).toEqual({ statements: 1_500, committed });
  const open = await sql`
    select 1 from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`;
  expect(open).toHaveLength(0);
});
