import { sql } from "drizzle-orm";
import { boolean, check, pgTable, text } from "drizzle-orm/pg-core";

/** One row: the identity of the database when it was last opened. */
export const installation = pgTable(
  "installation",
  {
    only: boolean("only").primaryKey().default(true),
    /** The PostgreSQL cluster, its timeline and the database: differs after a restored backup. */
    identity: text("identity").notNull(),
  },
  (table) => [check("installation_one_row", sql`${table.only}`)],
);
