import { sql } from "drizzle-orm";
import { boolean, check, pgTable, text } from "drizzle-orm/pg-core";

/** One row: which database this was when it was last opened. */
export const installation = pgTable(
  "installation",
  {
    only: boolean("only").primaryKey().default(true),
    /** The cluster, its timeline and the database in it: another after a restored backup. */
    identity: text("identity").notNull(),
  },
  (table) => [check("installation_one_row", sql`${table.only}`)],
);
